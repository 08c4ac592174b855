import { type Lufs, lufs } from '#contracts/units'

/** Steps of 100 ms in a momentary block (400 ms) and in a short-term one (3 s). */
export const momentarySteps = 4
export const shortTermSteps = 30

const absoluteGate = -70

/** Loudness of a K-weighted mean square summed over channels. ITU-R BS.1770-5, formula 2. */
export const loudnessOf = (meanSquare: number): Lufs => lufs(-0.691 + 10 * Math.log10(meanSquare))
const meanSquareOf = (loudness: number): number => 10 ** ((loudness + 0.691) / 10)

/** Means over every window of `steps` consecutive energies; one shorter window where there are fewer. */
export const windowed = (energies: ArrayLike<number>, steps: number): Float64Array => {
  if (energies.length === 0) return new Float64Array(0)
  const width = Math.min(steps, energies.length)
  const means = new Float64Array(energies.length - width + 1)
  for (let start = 0; start < means.length; start += 1) {
    let sum = 0
    for (let i = start; i < start + width; i += 1) sum += energies[i] as number
    means[start] = sum / width
  }
  return means
}

const meanAbove = (values: Float64Array, threshold: number): number => {
  let sum = 0
  let count = 0
  for (const value of values) {
    if (value > threshold) {
      sum += value
      count += 1
    }
  }
  return count === 0 ? 0 : sum / count
}

/** Energy a block must exceed to count: 10 LU under the mean of what passes −70 LUFS. Infinite for silence. */
export const relativeGate = (momentary: Float64Array, below = 10): number => {
  const floor = meanSquareOf(absoluteGate)
  const mean = meanAbove(momentary, floor)
  return mean === 0 ? Number.POSITIVE_INFINITY : Math.max(floor, mean * 10 ** (-below / 10))
}

/** Integrated loudness of K-weighted energies per 100 ms; null where nothing passes the absolute gate. */
export const integratedLoudness = (energies: ArrayLike<number>): Lufs | null => {
  const momentary = windowed(energies, momentarySteps)
  const mean = meanAbove(momentary, relativeGate(momentary))
  return mean === 0 ? null : loudnessOf(mean)
}

/**
 * Loudness range in LU of K-weighted energies per 100 ms. EBU Tech 3342: 3 s windows, −20 LU gate, 10–95 %.
 * Samples shorter than 3 s take shorter windows.
 */
export const loudnessRange = (energies: ArrayLike<number>, steps = shortTermSteps): number => {
  const shortTerm = windowed(energies, steps)
  const gate = relativeGate(shortTerm, 20)
  const kept = shortTerm.filter((value) => value > gate).sort()
  if (kept.length < 2) return 0
  const at = (share: number) => kept[Math.round((kept.length - 1) * share)] as number
  return loudnessOf(at(0.95)) - loudnessOf(at(0.1))
}
