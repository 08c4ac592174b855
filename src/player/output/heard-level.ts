import type { Level } from './output'

/**
 * −100 dB, below the last bit of 16. Not zero, because Chromium lets a sound of no volume run by a clock of its own,
 * so that nothing could be aligned with it.
 */
const inaudible = 0.000_01

export interface HeardLevel {
  setLevel(level: Level): void
  /** How much of the level is heard, 0 to 1. Where the system owns the volume (iOS) less than a half is silence. */
  setShare(share: number): void
}

/** The level of one element: what the listener set, and how much of it is heard in a handover. */
export const createHeardLevel = (element: HTMLAudioElement, initial: Level): HeardLevel => {
  let level = initial
  let share = 1

  const apply = () => {
    const volume = level.volume * Math.max(inaudible, share)
    element.volume = volume
    const isOurs = Math.abs(element.volume - volume) < inaudible / 100
    element.muted = level.muted || (!isOurs && share < 0.5)
  }
  apply()

  return {
    setLevel: (to) => {
      level = to
      apply()
    },
    setShare: (to) => {
      share = to
      apply()
    },
  }
}
