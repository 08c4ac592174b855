import { type Seconds, seconds } from '#contracts/units'
import type { Programme } from '../programme'

interface Next {
  readonly programme: Programme
  readonly duration: Seconds
}

/** One element's clock, on which programme may follow programme, told as time in the one that plays. */
export interface Timeline {
  /** The clock begins at this place of the programme. */
  startAt(position: Seconds): void
  open(duration: Seconds): void
  /** Of the programme that plays, null while unknown. */
  duration(): Seconds | null
  /** Never past its end. */
  positionAt(time: number): Seconds
  /** Negative for a place before the clock begins. */
  timeOf(position: Seconds): Seconds
  /** Seconds to the end of the programme; negative behind it, endless while unknown. */
  remaining(time: number): number
  /** What follows, from the very frame where this one ends. */
  join(next: Next): void
  /** Nothing follows any more. */
  forget(): void
  /** Whether something was to follow, whose sound may lie behind the end still. */
  hasForgotten(): boolean
  /** Goes on to what follows, or null where nothing does. */
  cross(): Next | null
}

export const createTimeline = (): Timeline => {
  let origin = seconds(0)
  let duration: Seconds | null = null
  let next: Next | null = null
  let hasForgotten = false

  const end = () => (duration === null ? Number.POSITIVE_INFINITY : origin + duration)

  return {
    startAt: (position) => {
      origin = seconds(-position)
    },
    open: (length) => {
      duration = length
    },
    duration: () => duration,
    positionAt: (time) => seconds(Math.max(0, Math.min(time, end()) - origin)),
    timeOf: (position) => seconds(origin + position),
    remaining: (time) => end() - time,
    join: (following) => {
      next = following
    },
    forget: () => {
      hasForgotten ||= next !== null
      next = null
    },
    hasForgotten: () => hasForgotten,
    cross: () => {
      const crossed = next
      if (!crossed) return null
      origin = seconds(end())
      duration = crossed.duration
      next = null
      hasForgotten = false
      return crossed
    },
  }
}
