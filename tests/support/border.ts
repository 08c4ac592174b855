import type { Recording } from './tap'

export interface Border {
  /** Frames between the end of the first sound and the start of the second; negative where they overlap. */
  readonly slip: number
  /** Loudest difference from the two sounds end to end around the border, in dB of them, by windows of 5 ms. */
  readonly residual: number
  /** That sounded at all. */
  readonly elements: number
}

/** Judges how `second` follows `first` in a recording; both are sound as it must be heard, at the recording's rate. */
export const borderIn = (
  { mix, rate, sources }: Recording,
  first: Float32Array,
  second: Float32Array,
): Border => {
  const stretch = Math.round(rate / 4)
  const start = mix.findIndex((sample) => sample !== 0)
  const guess = placeOf(mix, first.subarray(first.length - 2 * stretch), Math.max(0, start), mix.length)
  const end = guess + 2 * stretch
  const reach = Math.round(rate / 2)
  const begin = placeOf(
    mix,
    second.subarray(stretch / 2, stretch * 2.5),
    end + stretch / 2 - reach,
    end + reach,
  )
  const whole = new Float32Array(2 * stretch)
  whole.set(first.subarray(first.length - stretch))
  whole.set(second.subarray(0, stretch), stretch)
  const heard = mix.subarray(end - stretch, end + stretch)
  const window = Math.round(rate / 200)
  let residual = Number.NEGATIVE_INFINITY
  for (let from = 0; from + window <= whole.length; from += window) {
    const wanted = whole.subarray(from, from + window)
    residual = Math.max(residual, differenceOf(heard.subarray(from, from + window), wanted))
  }
  const elements = sources.filter((source) => source.some((sample) => sample !== 0)).length
  return { slip: begin - Math.floor(stretch / 2) - end, residual, elements }
}

const differenceOf = (heard: Float32Array, wanted: Float32Array): number => {
  let off = 0
  let power = 1e-12
  wanted.forEach((sample, at) => {
    off += ((heard[at] ?? 0) - sample) ** 2
    power += sample * sample
  })
  return 10 * Math.log10(off / power + 1e-20)
}

/** Frames between those compared in a rough look at every place, and in a close one at those near the best. */
const [rough, close] = [61, 7]
const nearBest = 64

/** Where `part` begins in `whole`, looked for from `from` up to `to`. */
const placeOf = (whole: Float32Array, part: Float32Array, from: number, to: number): number => {
  const [first, last] = [Math.max(0, Math.floor(from)), Math.min(to, whole.length - part.length)]
  const bestIn = (low: number, high: number, step: number) => {
    let best = low
    let least = Number.POSITIVE_INFINITY
    for (let at = Math.max(first, low); at < Math.min(last, high); at++) {
      let sum = 0
      for (let frame = 0; frame < part.length && sum < least; frame += step)
        sum += ((part[frame] ?? 0) - (whole[at + frame] ?? 0)) ** 2
      if (sum < least) [best, least] = [at, sum]
    }
    return best
  }
  const about = bestIn(first, last, rough)
  return bestIn(about - nearBest, about + nearBest + 1, close)
}
