import { createSignal } from 'solid-js'

interface Options {
  /** CSS pixels. */
  readonly rowHeight: number
  scroller(): HTMLElement | null
  count(): number
  onMove(from: number, to: number): void
}

interface Drag {
  readonly from: number
  /** How far the row was pulled, CSS pixels. */
  readonly by: number
}

/** Near an edge of the list, CSS pixels, it scrolls along. */
const edge = 56

/** Pulls a row of a list to another place, with a mouse, a pen or a finger. */
export const createRowDrag = ({ rowHeight, scroller, count, onMove }: Options) => {
  const [drag, setDrag] = createSignal<Drag | null>(null)
  const targetOf = ({ from, by }: Drag) =>
    Math.max(0, Math.min(count() - 1, from + Math.round(by / rowHeight)))

  const start = (event: PointerEvent & { currentTarget: HTMLElement }, from: number) => {
    if (event.button !== 0) return
    event.preventDefault()
    const grip = event.currentTarget
    const area = scroller()
    const origin = event.clientY + (area?.scrollTop ?? 0)
    let pointer = event.clientY
    const follow = () => setDrag({ from, by: pointer + (area?.scrollTop ?? 0) - origin })
    const scrollAlong = () => {
      if (!area) return
      const { top, bottom } = area.getBoundingClientRect()
      if (pointer < top + edge) area.scrollBy(0, -8)
      else if (pointer > bottom - edge) area.scrollBy(0, 8)
      else return
      follow()
    }
    const timer = setInterval(scrollAlong, 16)
    const move = (moved: PointerEvent) => {
      pointer = moved.clientY
      follow()
    }
    const finish = (ended: PointerEvent) => {
      clearInterval(timer)
      grip.removeEventListener('pointermove', move)
      for (const name of ['pointerup', 'pointercancel'] as const) grip.removeEventListener(name, finish)
      const done = drag()
      setDrag(null)
      if (ended.type === 'pointerup' && done && targetOf(done) !== from) onMove(from, targetOf(done))
    }
    grip.setPointerCapture(event.pointerId)
    grip.addEventListener('pointermove', move)
    for (const name of ['pointerup', 'pointercancel'] as const) grip.addEventListener(name, finish)
    setDrag({ from, by: 0 })
  }
  /** How far a row stands aside for the one that is pulled, CSS pixels; null when nothing is pulled. */
  const shiftOf = (place: number): { readonly by: number; readonly pulled: boolean } | null => {
    const now = drag()
    if (!now) return null
    if (place === now.from) return { by: now.by, pulled: true }
    const to = targetOf(now)
    if (place > now.from && place <= to) return { by: -rowHeight, pulled: false }
    if (place < now.from && place >= to) return { by: rowHeight, pulled: false }
    return { by: 0, pulled: false }
  }
  return { start, shiftOf }
}
