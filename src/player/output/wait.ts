import type { Milliseconds } from '#contracts/units'

/** Resolves after `time`, or at once when aborted. */
export const pause = (time: Milliseconds, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, time)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })

/** The first of `types` that `target` fires, `timeout` after `time`, or `aborted`. */
export const nextEvent = <Type extends string>(
  target: EventTarget,
  types: readonly Type[],
  time: Milliseconds,
  signal: AbortSignal,
): Promise<Type | 'timeout' | 'aborted'> =>
  new Promise((resolve) => {
    const listening = new AbortController()
    const settle = (outcome: Type | 'timeout' | 'aborted') => {
      clearTimeout(timer)
      listening.abort()
      resolve(outcome)
    }
    const timer = setTimeout(() => settle('timeout'), time)
    for (const type of types) {
      target.addEventListener(type, () => settle(type), { signal: listening.signal })
    }
    signal.addEventListener('abort', () => settle('aborted'), { signal: listening.signal })
    if (signal.aborted) settle('aborted')
  })
