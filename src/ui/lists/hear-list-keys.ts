import type { RowSelection } from '../selection/create-selection'
import { listStep, stepped } from './list-step'
import type { RowKey, SongListRow } from './rows'

interface Reach {
  readonly songs: readonly SongListRow[]
  readonly selection: RowSelection<RowKey>
  /** Rows of a page. */
  readonly page: number
  focus(place: number): void
  onRemove(row: SongListRow): void
  readonly onMove?: ((from: number, to: number) => void) | undefined
}

const placeOf = (target: EventTarget | null): number => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  return Number(row?.dataset['place'] ?? Number.NaN)
}

/** What was pressed is done, and nobody else hears of it. */
const take = (event: KeyboardEvent) => {
  event.preventDefault()
  event.stopPropagation()
}

/**
 * Keys of a list of songs: arrows walk, with Shift they choose, with Alt they move the song; Space chooses once
 * something is chosen (Shift and Space begin); Escape lets all go.
 */
export const hearListKeys = (event: KeyboardEvent, reach: Reach): void => {
  const { songs, selection, focus } = reach
  const place = placeOf(event.target)
  const row = songs[place]
  if (!row) return
  const chording = event.ctrlKey || event.metaKey
  const onGrip = event.target instanceof Element && event.target.matches('.song-grip')

  const step = listStep(event.key, reach.page)
  if (step !== null) {
    const next = stepped(place, step, songs.length)
    take(event)
    if ((event.altKey || onGrip) && reach.onMove) {
      if (next !== place) reach.onMove(place, next)
      if (!onGrip) focus(next)
      return
    }
    const target = songs[next]
    if (event.shiftKey && target) {
      if (!selection.any()) selection.startAt(row.key)
      selection.extendTo(target.key)
    }
    focus(next)
    return
  }
  if (event.key === ' ' && (event.shiftKey || chording || selection.any())) {
    take(event)
    selection.toggle(row.key)
  } else if (event.key.toLowerCase() === 'a' && chording) {
    take(event)
    selection.all()
  } else if (event.key === 'Escape' && selection.any()) {
    take(event)
    selection.clear()
  } else if (event.key === 'Delete') {
    take(event)
    reach.onRemove(row)
  }
}
