import { type Seconds, seconds } from '#contracts/units'

/** Wrong by less than this, the system's own clock is left alone. */
const tolerance = seconds(0.5)

interface Told {
  readonly duration: Seconds
  readonly position: Seconds
  readonly isRunning: boolean
  /** Unix milliseconds. */
  readonly at: number
}

/**
 * Where the system shows that playback is. It counts on by the wall clock, which goes on while a machine sleeps and
 * sound does not: what it shows is compared with what is heard, and put right.
 */
export const createPositionState = (session: MediaSession) => {
  let told: Told | null = null

  const write = (next: Told) => {
    told = next
    const { duration, position } = next
    try {
      if (duration > 0) session.setPositionState({ duration, playbackRate: 1, position })
      else session.setPositionState()
    } catch {
      // A browser with another idea of a position: it shows none.
    }
  }
  const shownAt = ({ position, duration, isRunning, at }: Told, now: number) =>
    isRunning ? Math.min(duration, position + (now - at) / 1000) : position

  const tell = (duration: Seconds, position: Seconds, isRunning: boolean) =>
    write({
      duration,
      position: seconds(Math.min(Math.max(0, position), duration)),
      isRunning,
      at: Date.now(),
    })

  return {
    tell,
    follow: (position: Seconds) => {
      if (told && Math.abs(shownAt(told, Date.now()) - position) > tolerance)
        tell(told.duration, position, told.isRunning)
    },
    forget: () => {
      if (told) write({ duration: seconds(0), position: seconds(0), isRunning: false, at: Date.now() })
      told = null
    },
  }
}
