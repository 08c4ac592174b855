import type { Wanted } from '#contracts/render-port'
import { type Milliseconds, seconds } from '#contracts/units'
import { clock } from './clock'

/** What is wanted of one rendering, by whoever is in the greatest hurry, and how the engine hears of it. */
export const createUrging = (first: Wanted | null, now: () => Milliseconds = clock) => {
  const dueAt = ({ spare }: Wanted) => now() + spare * 1000
  let most = first && { wanted: first, at: dueAt(first) }
  let tell: ((wanted: Wanted) => void) | undefined

  const latest = (): Wanted | null =>
    most && { from: most.wanted.from, spare: seconds(Math.max(0, (most.at - now()) / 1000)) }

  return {
    /** As of now. */
    wanted: latest,
    want: (wanted: Wanted): void => {
      const at = dueAt(wanted)
      if (most && most.at <= at) return
      most = { wanted, at }
      tell?.(wanted)
    },
    /** An engine has taken up the work: it hears of what was wanted since it was asked, and from now on. */
    heededBy: (engine: (wanted: Wanted) => void): void => {
      tell = engine
      const wanted = latest()
      if (wanted) engine(wanted)
    },
  }
}
