import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** A signal of what a part of the library is, for as long as its owner lives. */
export const createObserved = <Value, Before>(
  observe: (listener: (value: Value) => void) => () => void,
  before: Before,
): Accessor<Value | Before> => {
  const [value, setValue] = createSignal<Value | Before>(before)
  onCleanup(observe((next) => setValue(() => next)))
  return value
}
