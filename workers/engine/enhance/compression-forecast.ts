import { type Decibels, decibels } from '#contracts/units'
import { bandCount, bandEdges, columns, energyOf, rowLength } from '../dsp/band-table'
import { reductionAt } from '../dsp/dynamics-curve'
import { splits } from './compressor'

/** Seconds between two rows of the table. */
const step = 0.1
/** A level no sound of a gated block has: the compressor does nothing there. */
const none = -140

/** How far the compressor's faster detector reads under the mean of 100 ms, on average over real music. */
const detectorBias = -0.7

/** The compressor's band of each band of the table. */
export const compressorBand: readonly number[] = Array.from({ length: bandCount }, (_, band) => {
  const from = bandEdges[band - 1] ?? 0
  return from < splits[0] ? 0 : from < splits[1] ? 1 : 2
})

/** Levels in dB the compressor's detectors would read per step: the mean of both channels, after the equaliser. */
export const detectedLevels = (table: Uint8Array, gains: Float64Array): readonly Float64Array[] => {
  const steps = table.length / rowLength
  const levels = [0, 1, 2].map(() => new Float64Array(steps))
  for (let index = 0; index < steps; index += 1) {
    const row = index * rowLength
    for (let band = 0; band < bandCount; band += 1) {
      const mid = energyOf[table[row + columns.mid + band] as number] as number
      const side = energyOf[table[row + columns.side + band] as number] as number
      const into = levels[compressorBand[band] as number] as Float64Array
      into[index] = (into[index] as number) + ((mid + side) / 2) * (gains[band] as number)
    }
  }
  for (const level of levels) {
    for (let index = 0; index < steps; index += 1) {
      const power = level[index] as number
      level[index] = power > 0 ? 10 * Math.log10(power) + detectorBias : none
    }
  }
  return levels
}

interface Timing {
  /** Milliseconds. */
  readonly attack: number
  readonly release: number
}

/** Reduction in dB per step, with the attack and release it would have. */
export const reductions = (
  levels: Float64Array,
  threshold: number,
  slope: number,
  { attack, release }: Timing,
  into: Float64Array,
): Float64Array => {
  const rise = 1 - Math.exp(-step / (attack / 1000))
  const fall = 1 - Math.exp(-step / (release / 1000))
  let now = 0
  for (let index = 0; index < levels.length; index += 1) {
    const wanted = reductionAt((levels[index] as number) - threshold, slope)
    now += (wanted - now) * (wanted > now ? rise : fall)
    into[index] = now
  }
  return into
}

/** The threshold at which the mean reduction over the steps that count is `aim` dB. */
export const thresholdFor = (
  levels: Float64Array,
  counted: Uint8Array,
  aim: number,
  slope: number,
  timing: Timing,
): Decibels => {
  const scratch = new Float64Array(levels.length)
  const meanAt = (threshold: number) => {
    reductions(levels, threshold, slope, timing, scratch)
    let sum = 0
    let count = 0
    for (let index = 0; index < scratch.length; index += 1) {
      if (counted[index] === 0) continue
      sum += scratch[index] as number
      count += 1
    }
    return count === 0 ? 0 : sum / count
  }
  let low = -100
  let high = 20
  for (let round = 0; round < 14; round += 1) {
    const middle = (low + high) / 2
    if (meanAt(middle) > aim) low = middle
    else high = middle
  }
  return decibels((low + high) / 2)
}
