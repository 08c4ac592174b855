import { powerLeft } from '../dsp/dynamics-curve'
import { integratedLoudness } from '../dsp/loudness'

/** What a limiter does to sound whose K-weighted energies and true peaks (dB) per 100 ms are known. */
export interface Treated {
  readonly energies: Float64Array
  readonly peaks: Float64Array
  /** 1 for steps that count towards percentiles: those above the loudness gate. */
  readonly counted: Uint8Array
}

/** Reduction left of a peak after 100 ms of release. */
const fall = 0.5
/** Share of a step's deepest reduction that its loudness loses. */
const lossShare = 0.8

/** Calls `each` with every step and its reduction in dB at `gain` dB of makeup under `ceiling` dB. */
const eachReduction = (
  { peaks }: Treated,
  gain: number,
  ceiling: number,
  each: (index: number, reduction: number) => void,
): void => {
  let held = 0
  for (let index = 0; index < peaks.length; index += 1) {
    held = Math.max((peaks[index] as number) + gain - ceiling, held * fall)
    each(index, held)
  }
}

/** The 99th percentile of the limiter's reduction, dB, to about a hundredth. */
export const limitingAt = (treated: Treated, gain: number, ceiling: number): number => {
  const histogram = new Uint32Array(4000)
  let count = 0
  eachReduction(treated, gain, ceiling, (index, reduction) => {
    if (treated.counted[index] === 0) return
    count += 1
    const slot = Math.min(histogram.length - 1, Math.floor(reduction * 100))
    histogram[slot] = (histogram[slot] as number) + 1
  })
  let over = count * 0.01
  for (let slot = histogram.length - 1; slot > 0; slot -= 1) {
    over -= histogram[slot] as number
    if (over < 0) return slot / 100
  }
  return 0
}

/** Whether the limiter's reduction at its 99th percentile is at most `allowance` dB. */
export const limitsLittle = (treated: Treated, gain: number, ceiling: number, allowance: number): boolean => {
  let count = 0
  let over = 0
  eachReduction(treated, gain, ceiling, (index, reduction) => {
    if (treated.counted[index] === 0) return
    count += 1
    // In whole hundredths, as `limitingAt` reads it.
    if (reduction >= allowance + 0.01) over += 1
  })
  return over <= count * 0.01
}

/** Energies after makeup and limiter. */
export const limitedSteps = (treated: Treated, gain: number, ceiling: number): Float64Array => {
  const power = 10 ** (gain / 10)
  const after = new Float64Array(treated.energies.length)
  eachReduction(treated, gain, ceiling, (index, reduction) => {
    const loss = reduction > 0 ? powerLeft(reduction * lossShare) : 1
    after[index] = (treated.energies[index] as number) * power * loss
  })
  return after
}

/** Loudness after makeup and limiter, relative to nothing but the energies; null for silence. */
export const loudnessAt = (treated: Treated, gain: number, ceiling: number): number | null =>
  integratedLoudness(limitedSteps(treated, gain, ceiling))
