import { audible, sampleAt, timeOf } from './listen'
import type { Recording } from './tap'

/** What a listener hears of a switch between two elements that play the same noise. */
export interface HeardSwitch {
  /** Milliseconds from the action until another element is heard. */
  readonly after: number
  /** Milliseconds of the longest stretch without sound around it. */
  readonly silence: number
  /** Milliseconds in which both were heard. */
  readonly overlap: number
  /** Milliseconds by which the place jumps, forwards or back. */
  readonly misplaced: number
  /** Decibels the level falls below both sides, over 10 ms. */
  readonly dip: number
}

/** Samples that are compared to find a place in the noise. */
const sample = 3072
/** Seconds around a switch that are listened to. */
const margin = 0.25

/**
 * The switch after `since` (Unix milliseconds), or null when none is heard. `reference` is the noise as it was
 * generated, at the recording's rate; `near` about where it is, in seconds.
 */
export const switchIn = (
  recording: Recording,
  since: number,
  reference: Float32Array,
  near: number,
): HeardSwitch | null => {
  const { sources, mix, rate } = recording
  const start = sampleAt(recording, since)
  const sounds = (source: Float32Array, from: number, to: number) =>
    source.subarray(Math.max(0, from), to).some((value) => Math.abs(value) > audible)
  const others = sources.filter((source) => !sounds(source, start - rate / 20, start))
  const firsts = others.flatMap((source) => {
    const at = source.subarray(start).findIndex((value) => Math.abs(value) > audible)
    return at < 0 ? [] : [{ source, at: start + at }]
  })
  const [first = returnOf(recording, start)] = firsts.sort((a, b) => a.at - b.at)
  if (!first) return null

  const reach = Math.round(margin * rate)
  const end = Math.min(mix.length, first.at + reach)
  const lasts = sources.map((source) =>
    lastAudible(source, first.at - 4 * reach, source === first.source ? first.at : end),
  )
  const lastOld = Math.max(...lasts, 0)

  const beforeAt = Math.min(first.at, lastOld) - sample - 64
  const afterAt = Math.max(first.at, lastOld) + 64
  const before = placeOf(mix.subarray(beforeAt, beforeAt + sample), reference, near * rate, 2.5 * rate)
  const expected = before + (afterAt - beforeAt)
  const after = placeOf(mix.subarray(afterAt, afterAt + sample), reference, expected, 0.3 * rate)
  return {
    after: timeOf(recording, first.at) - since,
    silence: silenceIn(mix.subarray(beforeAt, end), rate),
    overlap: (Math.max(0, lastOld - first.at) / rate) * 1000,
    misplaced: ((after - expected) / rate) * 1000,
    dip: dipIn(mix, beforeAt, afterAt + sample, rate),
  }
}

/** Where one and the same element sounds again after 5 ms of silence. */
const returnOf = ({ sources, mix, rate }: Recording, start: number) => {
  let silent = 0
  for (let at = start; at < mix.length; at++) {
    const isSilent = Math.abs(mix[at] ?? 0) <= audible
    const source = sources.find((one) => Math.abs(one[at] ?? 0) > audible)
    if (!isSilent && source && silent > rate / 200) return { source, at }
    silent = isSilent ? silent + 1 : 0
  }
  return undefined
}

const lastAudible = (source: Float32Array, from: number, to: number): number => {
  for (let at = to - 1; at >= Math.max(0, from); at--) if (Math.abs(source[at] ?? 0) > audible) return at
  return -1
}

/** The place in `reference` that is most alike, within `reach` samples of `around`. */
export const placeOf = (
  samples: Float32Array,
  reference: Float32Array,
  around: number,
  reach: number,
): number => {
  const from = Math.max(0, Math.round(around - reach))
  const to = Math.min(reference.length - samples.length, Math.round(around + reach))
  let best = from
  let most = Number.NEGATIVE_INFINITY
  // A rough look at every place, over an eighth of the samples, and all of them near the best.
  for (const [first, last, step] of [[from, to, 8] as const, [0, 0, 1] as const]) {
    const [low, high] = step === 1 ? [Math.max(from, best - 8), Math.min(to, best + 8)] : [first, last]
    most = Number.NEGATIVE_INFINITY
    for (let place = low; place < high; place++) {
      let likeness = 0
      for (let at = 0; at < samples.length; at += step)
        likeness += (samples[at] ?? 0) * (reference[place + at] ?? 0)
      if (likeness > most) [most, best] = [likeness, place]
    }
  }
  return best
}

const silenceIn = (mix: Float32Array, rate: number): number => {
  let longest = 0
  let run = 0
  for (const value of mix) {
    run = Math.abs(value) > audible ? 0 : run + 1
    longest = Math.max(longest, run)
  }
  return (longest / rate) * 1000
}

/** How far the quietest 10 ms lie below the quieter of both ends. */
const dipIn = (mix: Float32Array, from: number, to: number, rate: number): number => {
  const window = Math.round(rate / 100)
  const level = (at: number, length: number) => {
    let sum = 0
    for (const value of mix.subarray(at, at + length)) sum += value * value
    return 10 * Math.log10(sum / length + 1e-12)
  }
  const ends = Math.min(level(from, sample), level(to - sample, sample))
  let lowest = Number.POSITIVE_INFINITY
  for (let at = from; at + window <= to; at += window >> 1) lowest = Math.min(lowest, level(at, window))
  return ends - lowest
}
