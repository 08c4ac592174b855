import { type Milliseconds, milliseconds } from '#contracts/units'

const longestWait = milliseconds(5_000)

/** Resolves when the page has nothing more urgent to do; after a moment where the browser cannot tell. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestWait })
    else setTimeout(resolve, 200)
  })

export const pause = (duration: Milliseconds): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration))
