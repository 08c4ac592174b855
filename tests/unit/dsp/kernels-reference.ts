import { type Decibels, decibels, gainOf } from '#contracts/units'
import type { Biquad } from '#engine/dsp/biquad'
import { reductionAt } from '#engine/dsp/dynamics-curve'
import { oversampling, phases, tapsPerPhase } from '#engine/dsp/interpolator'
import type { StereoBlock } from '#engine/sound'

/** What each stage computes, written plainly over whole sounds, in the order of operations the kernels keep. */

type Samples = Float32Array<ArrayBuffer>

/** Sections in series over one channel, rounded to 32 bits only at the end. */
const filtered = (input: Samples, ...sections: readonly Biquad[]): Samples => {
  const registers = sections.map(() => [0, 0] as [number, number])
  return input.map((sample) =>
    sections.reduce((x, { b0, b1, b2, a1, a2 }, index) => {
      const state = registers[index] ?? [0, 0]
      const y = b0 * x + state[0]
      state[0] = b1 * x - a1 * y + state[1]
      state[1] = b2 * x - a2 * y
      return y
    }, sample),
  )
}

const eachChannel = ({ left, right }: StereoBlock, work: (channel: Samples) => Samples): StereoBlock => ({
  left: work(left),
  right: work(right),
})

/** Two sections at a time. */
export const equalised = (sound: StereoBlock, sections: readonly Biquad[]): StereoBlock =>
  eachChannel(sound, (channel) => {
    let out = channel
    for (let at = 0; at < sections.length; at += 2) out = filtered(out, ...sections.slice(at, at + 2))
    return out
  })

/** Butterworth low-pass and the all-pass over its poles. */
const splitAt = (frequency: number, rate: number) => {
  const k = Math.tan((Math.PI * frequency) / rate)
  const norm = 1 / (1 + Math.SQRT2 * k + k * k)
  const a1 = 2 * (k * k - 1) * norm
  const a2 = (1 - Math.SQRT2 * k + k * k) * norm
  return {
    low: { b0: k * k * norm, b1: 2 * k * k * norm, b2: k * k * norm, a1, a2 },
    around: { b0: a2, b1: a1, b2: 1, a1, a2 },
  }
}

const minus = (one: Samples, other: Samples): Samples => one.map((x, i) => x - (other[i] ?? Number.NaN))

export const widened = (
  { left, right }: StereoBlock,
  rate: number,
  width: number,
  monoBass: number,
): StereoBlock => {
  const { low, around } = splitAt(110, rate)
  const mid = filtered(
    left.map((l, i) => (l + (right[i] ?? 0)) / 2),
    around,
  )
  const side = left.map((l, i) => (l - (right[i] ?? 0)) / 2)
  const bass = filtered(filtered(side, low), low)
  const wide = Array.from(filtered(side, around), (s, i) => {
    const b = bass[i] ?? 0
    return (s - b) * width + b * (1 - monoBass)
  })
  return {
    left: mid.map((m, i) => m + (wide[i] ?? 0)),
    right: mid.map((m, i) => m - (wide[i] ?? 0)),
  }
}

interface Dynamics {
  readonly ratio: number
  readonly attack: number
  readonly release: number
  readonly thresholds: readonly Decibels[]
}

const bandsOf = (channel: Samples, rate: number): readonly Samples[] => {
  const first = splitAt(140, rate)
  const second = splitAt(2800, rate)
  const low = filtered(channel, first.low, first.low)
  const rest = minus(filtered(channel, first.around), low)
  const mid = filtered(rest, second.low, second.low)
  return [filtered(low, second.around), mid, minus(filtered(rest, second.around), mid)]
}

/** One band's gain, frame by frame. */
const ridden = (left: Samples, right: Samples, rate: number, settings: Dynamics, threshold: number) => {
  const period = Math.round(rate / 1400)
  const share = (time: number) => 1 - Math.exp(-period / (time * rate))
  const slope = 1 - 1 / settings.ratio
  let [power, followed, reduction, gain, step] = [0, 0, 0, 1, 0]
  return Array.from(left, (l, i) => {
    const r = right[i] ?? 0
    power += l * l + r * r
    gain += step
    const now = gain
    if ((i + 1) % period === 0) {
      followed += (power / (2 * period) - followed) * share(0.015)
      const wanted = reductionAt(10 * Math.log10(followed + 1e-14) - threshold, slope)
      const before = reduction
      const speed = share((wanted > before ? settings.attack : settings.release) / 1000)
      reduction = before + (wanted - before) * speed
      if (reduction < 1e-9) reduction = 0
      gain = 10 ** (-before / 20)
      step = (10 ** (-reduction / 20) - gain) / period
      power = 0
    }
    return now
  })
}

export const compressed = (sound: StereoBlock, rate: number, settings: Dynamics): StereoBlock => {
  const left = bandsOf(sound.left, rate)
  const right = bandsOf(sound.right, rate)
  const gains = left.map((band, index) =>
    ridden(band, right[index] ?? band, rate, settings, settings.thresholds[index] ?? 0),
  )
  const sum = (bands: readonly Samples[]) => {
    const [low, mid, high] = bands.map((band, index) => band.map((x, i) => x * (gains[index]?.[i] ?? 1)))
    return sound.left.map((_, i) => (low?.[i] ?? 0) + (mid?.[i] ?? 0) + (high?.[i] ?? 0))
  }
  return { left: sum(left), right: sum(right) }
}

/** Highest level at a sample and at the seven points after it; phases in mirrored pairs. */
const peakAfter = (sound: Samples, frame: number): number => {
  const half = tapsPerPhase / 2
  let peak = Math.abs(sound[frame] ?? 0)
  for (let phase = 0; phase < oversampling / 2; phase += 1) {
    const taps = phases[phase] as Float64Array
    let [even, odd] = [0, 0]
    for (let k = 0; k < half; k += 1) {
      const a = sound[frame - half + 1 + k] ?? 0
      const b = sound[frame + half - k] ?? 0
      const [one, other] = [taps[k] as number, taps[tapsPerPhase - 1 - k] as number]
      even += ((one + other) / 2) * (a + b)
      odd += ((one - other) / 2) * (a - b)
    }
    peak = Math.max(peak, Math.abs(even) + (phase < oversampling / 2 - 1 ? Math.abs(odd) : 0))
  }
  return peak
}

/** The limiter with a ceiling of −1 dBTP, 10 ms of look-ahead and 150 ms of release. Nothing is passed over. */
export const limited = ({ left, right }: StereoBlock, rate: number): StereoBlock => {
  const ceiling = gainOf(decibels(-1.1))
  const hard = gainOf(decibels(-1))
  const lookAhead = Math.round(0.01 * rate)
  const window = lookAhead + 2
  const boxes = [window >> 1, window - (window >> 1)] as const
  const delay = lookAhead + 17
  const release = 1 - Math.exp(-1 / (0.15 * rate))
  const wanted: number[] = []
  const first: number[] = []
  const second: number[] = []
  let [gain, firstSum, secondSum, calm] = [1, boxes[0] as number, boxes[1] as number, window]
  const factors = Array.from(left, (_, i) => {
    const peak = Math.max(peakAfter(left, i - 17), peakAfter(right, i - 17))
    wanted.push(peak > ceiling ? ceiling / peak : 1)
    const held = Math.min(...wanted.slice(-window))
    gain = held < gain ? held : gain + (held - gain) * release
    if (gain > 1 - 1e-7) gain = 1
    calm = gain === 1 ? calm + 1 : 0
    first.push(gain)
    firstSum = calm >= boxes[0] ? boxes[0] : firstSum + gain - (first[i - boxes[0]] ?? 1)
    const smooth = firstSum / boxes[0]
    second.push(smooth)
    secondSum = calm >= window ? boxes[1] : secondSum + smooth - (second[i - boxes[1]] ?? 1)
    return secondSum / boxes[1]
  })
  const out = (channel: Samples) =>
    channel.map((_, i) => Math.min(hard, Math.max(-hard, (channel[i - delay] ?? 0) * (factors[i] ?? 1))))
  return { left: out(left), right: out(right) }
}
