import type { Observe } from './library/observe'

/** The first value that is told. */
export const firstOf = <Value>(observe: Observe<Value>): Promise<Value> =>
  new Promise((resolve) => {
    const stop = observe((value) => {
      resolve(value)
      // It may be told before there is a way to stop.
      queueMicrotask(() => stop())
    })
  })
