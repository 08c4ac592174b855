import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { rise, sink } from './sheet-motion'

/** Further than this and a touch is a pull, in CSS pixels. */
const begins = 8
/** Pulled so far, a sheet stays where it was pulled to. */
const enough = 72
/** CSS pixels a millisecond: a flick counts however short it is. */
const flick = 0.5

interface Parts {
  readonly element: () => HTMLElement | undefined
  readonly isOpen: Accessor<boolean>
  readonly onOpen: (open: boolean) => void
}

interface Pull {
  readonly pointer: number
  readonly y: number
  readonly at: number
  /** Where the sheet was when it began, below its place. */
  readonly offset: number
}

/**
 * A sheet that rises from a bar at the lower edge and follows the finger. `shown` lasts until it has gone down again;
 * `pull` is how far below its place it is held, null while nobody holds it.
 */
export const createSheet = ({ element, isOpen, onOpen }: Parts) => {
  const [shown, setShown] = createSignal(isOpen())
  const [pull, setPull] = createSignal<number | null>(null)
  let begun: Pull | null = null
  let held = 0
  let wasPulled = false

  createEffect(
    on(isOpen, (open, before) => {
      const sheet = element()
      if (open) {
        const barHeight = sheet?.clientHeight ?? 0
        setShown(true)
        if (sheet && before === false && !begun) void rise(sheet, innerHeight - barHeight)
      } else if (before && sheet) {
        const from = held
        held = 0
        setPull(null)
        void sink(sheet, from).then(() => {
          if (!isOpen()) setShown(false)
        })
      } else setShown(false)
    }),
  )

  const onPointerDown = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.button !== 0) return
    wasPulled = false
    const offset = isOpen() ? 0 : innerHeight - (element()?.clientHeight ?? 0)
    begun = { pointer: event.pointerId, y: event.clientY, at: event.timeStamp, offset }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!begun || begun.pointer !== event.pointerId) return
    const way = event.clientY - begun.y
    if (!wasPulled && Math.abs(way) < begins) return
    if (!wasPulled && !isOpen()) {
      if (way > 0) return
      onOpen(true)
    }
    wasPulled = true
    held = Math.max(0, begun.offset + way)
    setPull(held)
  }
  const onPointerEnd = (event: PointerEvent) => {
    if (!begun || begun.pointer !== event.pointerId) return
    const way = event.clientY - begun.y
    const speed = way / Math.max(1, event.timeStamp - begun.at)
    const wasOpen = begun.offset === 0
    begun = null
    if (!wasPulled) return
    const down = wasOpen ? way > enough || speed > flick : way > -enough && speed > -flick
    const sheet = element()
    if (down) onOpen(false)
    else {
      setPull(null)
      if (sheet) void rise(sheet, held)
      held = 0
    }
  }
  /** True for the click that ends a pull: it is no tap. */
  const endsPull = () => {
    const ends = wasPulled
    wasPulled = false
    return ends
  }
  return {
    shown,
    pull,
    endsPull,
    handlers: { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd },
  }
}
