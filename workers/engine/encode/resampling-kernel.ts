import type { Hertz } from '#contracts/units'

/** Every encoder of Opus hears sound at this rate. */
export const opusRate = 48_000 as Hertz

/** Filters between `rate` and 48 kHz: output frame k lies at source position k · step / phases. */
export interface ResamplingKernel {
  readonly phases: number
  readonly step: number
  /** Source frames a filter reaches back and ahead. */
  readonly reach: number
  /** One row of `2 · reach` weights, a multiple of four, for each phase. */
  readonly weights: Float32Array
}

/** Zero crossings on either side: with this window the band is flat to 0.9 and gone past 1.03 of Nyquist. */
const crossings = 48
const cutoff = 0.965
/** Kaiser's beta for a stop band of −95 dB (Kaiser 1974). */
const beta = 9.5

/** A windowed sinc for every phase of the exact ratio between `rate` and 48 kHz. */
export const resamplingKernel = (rate: Hertz): ResamplingKernel => {
  const divisor = greatestCommonDivisor(rate, opusRate)
  const phases = opusRate / divisor
  const narrowing = Math.min(1, opusRate / rate)
  const reach = 2 * Math.ceil(crossings / narrowing / 2)
  const weights = new Float32Array(phases * reach * 2)
  for (let phase = 0; phase < phases; phase++) {
    const row = weights.subarray(phase * reach * 2, (phase + 1) * reach * 2)
    let sum = 0
    for (let tap = 0; tap < row.length; tap++) {
      const distance = tap - (reach - 1) - phase / phases
      const weight = sinc(distance * cutoff * narrowing) * kaiser(distance / reach)
      row[tap] = weight
      sum += weight
    }
    for (let tap = 0; tap < row.length; tap++) row[tap] = (row[tap] ?? 0) / sum
  }
  return { phases, step: rate / divisor, reach, weights }
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

const kaiser = (x: number): number =>
  Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / besselOfBeta

/** The modified Bessel function of order zero, by its series. */
const bessel = (x: number): number => {
  let sum = 1
  let term = 1
  for (let n = 1; term > sum * 1e-12; n++) {
    term *= (x / (2 * n)) ** 2
    sum += term
  }
  return sum
}

const besselOfBeta = bessel(beta)
