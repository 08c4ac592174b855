import { type Milliseconds, milliseconds, type Seconds } from '#contracts/units'

const interval = milliseconds(1_000)
/** Looks without progress before the playhead is pushed on, and before the sound counts as broken. */
const pushAfter = 4
const giveUpAfter = 15

interface Watched {
  /** True while sound should be coming out. */
  isDue(): boolean
  position(): Seconds
  push(): void
  giveUp(): void
}

/**
 * Notices sound that should move and does not. It counts looks rather than time, so that a machine that slept is not
 * taken for a stall. Returns the way to stop.
 */
export const watchProgress = (watched: Watched, every: Milliseconds = interval): (() => void) => {
  let last = watched.position()
  let still = 0
  const timer = setInterval(() => {
    const position = watched.position()
    still = watched.isDue() && position === last ? still + 1 : 0
    last = position
    if (still === pushAfter) watched.push()
    if (still === giveUpAfter) watched.giveUp()
  }, every)
  return () => clearInterval(timer)
}
