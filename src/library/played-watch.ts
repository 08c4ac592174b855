import type { TrackId } from '#contracts/track'
import { type Seconds, seconds } from '#contracts/units'

/** Heard for this long a track counts as played; a shorter one when half of it was. */
const longEnough = seconds(30)

/** What is heard at one moment. */
interface Moment {
  readonly track: TrackId
  readonly position: Seconds
  readonly duration: Seconds
}

/**
 * Takes moments of listening about a second apart and tells of each track once it was heard, not skipped, for long
 * enough; of one that is started over, once more.
 */
export const createPlayedWatch = (played: (track: TrackId) => void) => {
  let last: Moment | undefined
  let heard = 0
  let isTold = false

  return (moment: Moment): void => {
    const step = last?.track === moment.track ? moment.position - last.position : undefined
    const startsOver = step !== undefined && step < 0 && moment.position < 2
    if (step === undefined || (isTold && startsOver)) {
      heard = 0
      isTold = false
    } else if (step > 0 && step < 3) heard += step
    last = moment
    if (isTold || moment.duration === 0 || heard < Math.min(longEnough, moment.duration / 2)) return
    isTold = true
    played(moment.track)
  }
}
