import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** Follows at least this often, however busy the page is. */
const longestWait = milliseconds(100)

/** What `source` is, as soon as the page has nothing more urgent to do: for what is drawn beside what is asked for. */
export const createIdle = <Value>(source: Accessor<Value>): Accessor<Value> => {
  const [value, setValue] = createSignal(source())
  let isWaiting = false
  const later = (work: () => void) =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(work, { timeout: longestWait })
      : setTimeout(work, longestWait / 2)
  let isOver = false
  onCleanup(() => {
    isOver = true
  })
  createEffect(
    on(
      source,
      () => {
        if (isWaiting) return
        isWaiting = true
        later(() => {
          isWaiting = false
          if (!isOver) setValue(() => source())
        })
      },
      { defer: true },
    ),
  )
  return value
}
