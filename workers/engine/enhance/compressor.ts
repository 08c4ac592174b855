import { type Decibels, frames, type Hertz, hertz, type Milliseconds } from '#contracts/units'
import { filterStereo, filterStereoTwice, stereoState } from '../dsp/biquad'
import { allPass, lowPass } from '../dsp/butterworth'
import { reductionAt } from '../dsp/dynamics-curve'
import { longestBlock, type Stage, stageOf } from './stage'

export interface CompressorSettings {
  readonly ratio: number
  readonly attack: Milliseconds
  readonly release: Milliseconds
  /** Of the low, middle and high band: level of the mean of both channels' power, dBFS. */
  readonly thresholds: readonly [Decibels, Decibels, Decibels]
}

export const splits = [hertz(140), hertz(2800)] as const

/** Time constant of the power detector: long enough to ride over the waveform of a bass note. */
const detectorTime = 0.015
/** Silence to the detector, so that a logarithm is always finite. */
const quietest = 1e-14

const subtract = (from: Float32Array, what: Float32Array, length: number) => {
  for (let i = 0; i < length; i += 1) from[i] = (from[i] as number) - (what[i] as number)
}

const add = (low: Float32Array, mid: Float32Array, high: Float32Array, sum: Float32Array): void => {
  for (let i = 0; i < sum.length; i += 1)
    sum[i] = (low[i] as number) + (mid[i] as number) + (high[i] as number)
}

/** Applies one band's gain to frames `[from, to)`, all within one period, and gathers its power. */
const ride = (
  bands: Float64Array,
  band: number,
  left: Float32Array,
  right: Float32Array,
  from: number,
  to: number,
) => {
  const at = band * 5
  let power = bands[at] as number
  let gain = bands[at + 3] as number
  const step = bands[at + 4] as number
  for (let i = from; i < to; i += 1) {
    const l = left[i] as number
    const r = right[i] as number
    power += l * l + r * r
    gain += step
    left[i] = l * gain
    right[i] = r * gain
  }
  bands[at] = power
  bands[at + 3] = gain
}

/**
 * Three-band feed-forward compressor, log domain, linked channels. Linkwitz–Riley splits of 4th order whose high
 * sides are all-pass minus low side, so that the bands at rest add up to an all-pass whatever rounding does.
 * Levels are read and gains set every 0.7 ms or so; between two settings the gain moves in a straight line.
 */
export const compressor = (settings: CompressorSettings, rate: Hertz): Stage => {
  const period = Math.max(8, Math.round(rate / 1400))
  const slope = 1 - 1 / settings.ratio
  const coefficient = (time: number) => 1 - Math.exp(-period / (time * rate))
  const attack = coefficient(settings.attack / 1000)
  const release = coefficient(settings.release / 1000)
  const follow = coefficient(detectorTime)
  const [lowSplit, highSplit] = splits
  const splitting = highSplit < 0.45 * rate
  const low = lowPass(lowSplit, rate)
  const around = allPass(lowSplit, rate)
  const high = lowPass(highSplit, rate)
  const beyond = allPass(highSplit, rate)

  const filters = new Float64Array(7 * stereoState)
  /** Per band: power in this period, followed power, reduction in dB, gain now, its step per frame. */
  const bands = new Float64Array(15)
  for (let band = 0; band < 3; band += 1) bands[band * 5 + 3] = 1
  const clock = Float64Array.of(0)
  const part = () => new Float32Array(longestBlock)
  const [lowLeft, lowRight, midLeft, midRight, highLeft, highRight] = [
    part(),
    part(),
    part(),
    part(),
    part(),
    part(),
  ]

  const split = (left: Float32Array, right: Float32Array, length: number) => {
    const at = (index: number) => index * stereoState
    filterStereoTwice(low, low, filters, at(0), left, right, lowLeft, lowRight, length)
    filterStereo(around, filters, at(2), left, right, left, right, length)
    subtract(left, lowLeft, length)
    subtract(right, lowRight, length)
    if (!splitting) {
      midLeft.set(left)
      midRight.set(right)
      highLeft.fill(0, 0, length)
      highRight.fill(0, 0, length)
      return
    }
    filterStereo(beyond, filters, at(3), lowLeft, lowRight, lowLeft, lowRight, length)
    filterStereoTwice(high, high, filters, at(4), left, right, midLeft, midRight, length)
    filterStereo(beyond, filters, at(6), left, right, highLeft, highRight, length)
    subtract(highLeft, midLeft, length)
    subtract(highRight, midRight, length)
  }

  /** Ends a period of one band: the line its gain follows through the next. */
  const aim = (band: number, threshold: number) => {
    const at = band * 5
    const mean = (bands[at] as number) / (2 * period)
    const followed = (bands[at + 1] as number) + (mean - (bands[at + 1] as number)) * follow
    const wanted = reductionAt(10 * Math.log10(followed + quietest) - threshold, slope)
    const before = bands[at + 2] as number
    let reduction = before + (wanted - before) * (wanted > before ? attack : release)
    if (reduction < 1e-9) reduction = 0
    // The gain is set anew from the reduction, so that rounding never adds up along the lines.
    const from = 10 ** (-before / 20)
    bands[at] = 0
    bands[at + 1] = followed
    bands[at + 2] = reduction
    bands[at + 3] = from
    bands[at + 4] = (10 ** (-reduction / 20) - from) / period
  }

  return stageOf(frames(0), [filters, bands, clock], ({ left, right }) => {
    const length = left.length
    split(left, right, length)
    let phase = clock[0] as number
    for (let from = 0; from < length; ) {
      const to = Math.min(length, from + period - phase)
      ride(bands, 0, lowLeft, lowRight, from, to)
      ride(bands, 1, midLeft, midRight, from, to)
      ride(bands, 2, highLeft, highRight, from, to)
      phase += to - from
      from = to
      if (phase === period) {
        phase = 0
        for (let band = 0; band < 3; band += 1) aim(band, settings.thresholds[band] as number)
      }
    }
    clock[0] = phase
    add(lowLeft, midLeft, highLeft, left)
    add(lowRight, midRight, highRight, right)
  })
}
