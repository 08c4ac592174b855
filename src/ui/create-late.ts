import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** A change is mostly heard by then. */
const lag = milliseconds(150)

/**
 * What `source` is, a moment later and no oftener than that: for what is drawn, and moves, beside what is asked for. Frames
 * drawn meanwhile would be in the way of the sound.
 */
export const createLate = <Value>(source: Accessor<Value>): Accessor<Value> => {
  const [value, setValue] = createSignal(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const follow = () => {
    timer = undefined
    setValue(() => source())
  }
  createEffect(
    on(
      source,
      () => {
        timer ??= setTimeout(follow, lag)
      },
      { defer: true },
    ),
  )
  return value
}
