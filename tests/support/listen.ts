import { blockFrames, type Recording } from './tap'

/** Below this nothing is heard (−60 dBFS). */
export const audible = 0.001

/** Milliseconds of the longest stretch without sound between the first sound and the last. */
export const longestSilence = ({ mix, rate }: Recording): number => {
  let last = mix.findIndex((sample) => Math.abs(sample) > audible)
  let longest = 0
  for (let at = last; at < mix.length && last >= 0; at++) {
    if (Math.abs(mix[at] ?? 0) <= audible) continue
    longest = Math.max(longest, at - last)
    last = at
  }
  return (longest / rate) * 1000
}

/** Unix milliseconds at which a sample was handed to the sound card. */
export const timeOf = ({ handedOverAt, rate }: Recording, at: number): number =>
  (handedOverAt[Math.floor(at / blockFrames)] ?? 0) + ((at % blockFrames) / rate) * 1000

/** The sample that was handed over at `time`. */
export const sampleAt = ({ handedOverAt, rate }: Recording, time: number): number => {
  const block = Math.max(
    0,
    handedOverAt.findLastIndex((at) => at <= time),
  )
  const within = Math.round(((time - (handedOverAt[block] ?? time)) / 1000) * rate)
  return block * blockFrames + Math.min(within, blockFrames)
}

/** Unix milliseconds of the first audible sample, or null. */
export const firstSound = (recording: Recording): number | null => {
  const at = recording.mix.findIndex((sample) => Math.abs(sample) > audible)
  return at < 0 ? null : timeOf(recording, at)
}

/** RMS level in dBFS. */
export const levelOf = (samples: Float32Array): number => {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return 10 * Math.log10(sum / samples.length)
}

/**
 * Places where a steady tone jumps: its second difference leaps over four times what the tone itself ever has.
 * Jumps within 5 ms count once.
 */
export const clicksIn = (samples: Float32Array, rate: number): readonly number[] => {
  const bends = new Float32Array(Math.max(0, samples.length - 2))
  for (let at = 0; at < bends.length; at++)
    bends[at] = Math.abs((samples[at] ?? 0) - 2 * (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0))
  const usual = Float32Array.from(bends).sort()[Math.floor(bends.length * 0.98)] ?? 0
  const clicks: number[] = []
  bends.forEach((bend, at) => {
    if (bend > 4 * usual + 1e-4 && at - (clicks.at(-1) ?? -rate) > rate / 200) clicks.push(at)
  })
  return clicks
}

/** Hertz of the strongest tone, by the phase a Goertzel bank and a parabola over its peak. */
export const dominantTone = (samples: Float32Array, rate: number): number => {
  const length = Math.min(samples.length, 8192)
  const from = (samples.length - length) >> 1
  const windowed = Float64Array.from(
    { length },
    (_, at) => (samples[from + at] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / length)),
  )
  const powerAt = (bin: number) => {
    const turn = 2 * Math.cos((2 * Math.PI * bin) / length)
    let before = 0
    let now = 0
    for (const sample of windowed) [before, now] = [now, sample + turn * now - before]
    return now * now + before * before - turn * now * before
  }
  let best = 1
  let most = 0
  for (let bin = Math.ceil((50 * length) / rate); bin < (4000 * length) / rate; bin++) {
    const power = powerAt(bin)
    if (power > most) [best, most] = [bin, power]
  }
  const [left, middle, right] = [best - 1, best, best + 1].map((bin) => Math.log(powerAt(bin) + 1e-30))
  if (left === undefined || middle === undefined || right === undefined) return 0
  const shift = (left - right) / (2 * (left - 2 * middle + right))
  return ((best + shift) * rate) / length
}

/** Milliseconds in which more than one element sounds at once, by windows of 1 ms. */
export const overlapIn = ({ sources, rate }: Recording): number => {
  const window = Math.round(rate / 1000)
  const length = sources[0]?.length ?? 0
  let overlapping = 0
  for (let from = 0; from < length; from += window) {
    const sounding = sources.filter((source) =>
      source.subarray(from, from + window).some((sample) => Math.abs(sample) > audible),
    )
    if (sounding.length > 1) overlapping++
  }
  return (overlapping * window * 1000) / rate
}

/**
 * Unix milliseconds at which what is heard changed after `since`: another element joins in, or sound comes back
 * after a silence, or the waveform leaps. Null when nothing of the kind happened.
 */
export const heardChange = (recording: Recording, since: number): number | null => {
  const { sources, mix, rate } = recording
  const window = Math.round(rate / 200)
  const start = sampleAt(recording, since)
  const soundingAt = (from: number) =>
    sources.map((source) => source.subarray(from, from + window).some((sample) => Math.abs(sample) > audible))
  const before = soundingAt(Math.max(0, start - window))
  let silent = false
  for (let from = start; from < mix.length; from += window) {
    const sounding = soundingAt(from)
    const isNew = sounding.some((sounds, index) => sounds && before[index] !== true)
    if (isNew || (silent && sounding.includes(true))) return timeOf(recording, from)
    silent = !sounding.includes(true)
  }
  const [leap] = clicksIn(mix.subarray(start), rate)
  return leap === undefined ? null : timeOf(recording, start + leap)
}
