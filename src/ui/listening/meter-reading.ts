import type { Meter } from '#contracts/meters'

interface Reading {
  /** LUFS over three seconds. */
  readonly shortTerm: number
  /** Highest true peak of the last half second, dBTP. */
  readonly peak: number
}

const stepsPerSecond = 10
/** A peak stays to be seen for so many steps. */
const hold = 5
/** What a bar spans, dB. */
const [lowest, highest] = [-42, 0]

/** What a meter reads at a time of its stretch, in seconds; null past its end. */
export const readingAt = (meter: Meter | undefined, time: number): Reading | null => {
  const step = Math.floor(time * stepsPerSecond)
  const shortTerm = meter?.shortTerm[step]
  if (!meter || shortTerm === undefined) return null
  const peaks = meter.peaks.subarray(Math.max(0, step - hold + 1), step + 1)
  return { shortTerm, peak: Math.max(...peaks) }
}

/** Of a bar's length, 0 to 1. */
export const shareOf = (decibels: number | null): number =>
  decibels === null ? 0 : Math.min(1, Math.max(0, (decibels - lowest) / (highest - lowest)))
