import { breathe } from '#contracts/breathe'
import type { FrameRange } from '#contracts/chunking'
import type { Meter } from '#contracts/meters'
import type { Hertz } from '#contracts/units'
import { bandCount, columns, energyOf, levelOf, rowLength } from '../dsp/band-table'
import { integratedLoudness, loudnessOf, shortTermSteps } from '../dsp/loudness'
import type { AnalysedSource } from './analysed-source'
import { createPartMeter } from './part-meter'
import { firstFrame, stepsPerSecond } from './steps'

const silent = -200
/** Heard only to settle the filters. */
const warmUpSteps = 10

const level = (decibels: number) => Math.max(silent, decibels)

/** Reads the sound of `range`, which begins on a border of steps, with what comes before it where there is any. */
export const meterRange = async (
  range: FrameRange,
  rate: Hertz,
  read: AnalysedSource['read'],
  signal: AbortSignal,
): Promise<Meter> => {
  const first = Math.round((range.from * stepsPerSecond) / rate)
  const past = Math.min(first, shortTermSteps - 1)
  const warmUp = Math.min(first - past, warmUpSteps)
  const begin = first - past - warmUp
  const meter = createPartMeter(rate)
  meter.jump(warmUp, begin)
  for await (const block of read({ from: firstFrame(begin, rate), to: range.to }, signal)) {
    meter.push(block)
    await breathe()
  }
  signal.throwIfAborted()
  const { weighted, table } = meter.finish()
  const steps = Math.max(0, weighted.length - past)
  return {
    shortTerm: Float32Array.from({ length: steps }, (_, step) => shortTermAt(weighted, past + step)),
    peaks: Float32Array.from({ length: steps }, (_, step) => {
      const code = table[(past + step) * rowLength + columns.peak] as number
      return code === 0 ? silent : levelOf(code)
    }),
    bands: bandLevels(table.subarray(past * rowLength)),
    loudness: integratedLoudness(weighted.subarray(past)),
  }
}

const shortTermAt = (weighted: Float64Array, last: number): number => {
  const window = weighted.subarray(Math.max(0, last + 1 - shortTermSteps), last + 1)
  return level(loudnessOf(window.reduce((sum, energy) => sum + energy, 0) / window.length))
}

const bandLevels = (table: Uint8Array): Float32Array =>
  Float32Array.from({ length: (table.length / rowLength) * bandCount }, (_, i) => {
    const row = Math.floor(i / bandCount) * rowLength
    const band = i % bandCount
    const mid = energyOf[table[row + columns.mid + band] as number] as number
    const side = energyOf[table[row + columns.side + band] as number] as number
    return level(10 * Math.log10(mid + side))
  })
