import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** An entry on its way to another place. */
export interface Dragged {
  readonly from: number
  /** Where it would be put down now. */
  readonly to: number
  /** How far it was carried, in CSS pixels of the list. */
  readonly way: number
}

interface Parts {
  readonly scroller: () => HTMLElement | undefined
  /** In CSS pixels. */
  readonly rowHeight: number
  readonly count: () => number
  readonly move: (from: number, to: number) => void
}

/** So near to an edge the list scrolls along, in CSS pixels, by at most so many at a time. */
const edge = 48
const fastest = 14
const frame = milliseconds(16)

/** How far a row makes way for the one that is carried. */
export const makesWay = ({ from, to }: Dragged, index: number, rowHeight: number): number => {
  if (index > from && index <= to) return -rowHeight
  return index < from && index >= to ? rowHeight : 0
}

/** Reorders a list of even rows by pointer: the row follows, the others make way, Escape puts it back. */
export const createQueueDrag = ({ scroller, rowHeight, count, move }: Parts) => {
  const [dragged, setDragged] = createSignal<Dragged | null>(null)
  let stop = () => {}
  onCleanup(() => stop())

  const start = (event: PointerEvent, from: number): void => {
    const list = scroller()
    if (!list || event.button !== 0) return
    event.preventDefault()
    stop()
    const begun = event.clientY + list.scrollTop
    let pointer = event.clientY
    const carry = () => {
      const most = count() - 1
      const way = Math.min(
        (most - from) * rowHeight,
        Math.max(-from * rowHeight, pointer + list.scrollTop - begun),
      )
      setDragged({ from, to: Math.min(most, Math.max(0, from + Math.round(way / rowHeight))), way })
    }
    const scroll = setInterval(() => {
      const { top, bottom } = list.getBoundingClientRect()
      const over = Math.max(0, pointer - bottom + edge) - Math.max(0, top + edge - pointer)
      if (over === 0) return
      list.scrollTop += Math.max(-fastest, Math.min(fastest, over / 3))
      carry()
    }, frame)
    const onMove = ({ pointerId, clientY }: PointerEvent) => {
      if (pointerId !== event.pointerId) return
      pointer = clientY
      carry()
    }
    const onEnd = ({ pointerId, type }: PointerEvent) => {
      if (pointerId !== event.pointerId) return
      const put = dragged()
      stop()
      if (put && type === 'pointerup' && put.to !== put.from) move(put.from, put.to)
    }
    const onKey = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      stop()
    }
    stop = () => {
      clearInterval(scroll)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onEnd)
      removeEventListener('pointercancel', onEnd)
      removeEventListener('keydown', onKey, true)
      setDragged(null)
      stop = () => {}
    }
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onEnd)
    addEventListener('pointercancel', onEnd)
    addEventListener('keydown', onKey, true)
    carry()
  }
  return { dragged: dragged as Accessor<Dragged | null>, start }
}
