import type { FrameRange } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import { frames, hertz } from '#contracts/units'
import type { PcmBlock, StereoBlock } from '#engine/sound'

export const toneAt = (frequency: number, decibels: number, rate: number, phase = 0) => {
  const amplitude = 10 ** (decibels / 20)
  return (frame: number) => amplitude * Math.sin((2 * Math.PI * frequency * frame) / rate + phase)
}

/** The same sound in both channels. */
export const both = (length: number, sample: (frame: number) => number): StereoBlock => {
  const left = Float32Array.from({ length }, (_, frame) => sample(frame))
  return { left, right: left.slice() }
}

/** 1 kHz in both channels: each part `[dBFS, seconds]`, one after the other. */
export const toneParts = (parts: readonly (readonly [number, number])[], rate: number): StereoBlock => {
  const lengths = parts.map(([, duration]) => Math.round(duration * rate))
  const left = new Float32Array(lengths.reduce((sum, length) => sum + length, 0))
  let from = 0
  parts.forEach(([level], index) => {
    const tone = toneAt(1000, level, rate)
    const length = lengths[index] ?? 0
    for (let frame = 0; frame < length; frame += 1) left[from + frame] = tone(frame)
    from += length
  })
  return { left, right: left.slice() }
}

/** Uniform numbers in ±1, the same on every run. */
export const createNoise = (seed = 1) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Something like music: pinkish noise and chords, beaten in time, swelling and fading, partly stereo. */
export const music = (seconds: number, rate: number, level = 0.3, seed = 7): StereoBlock => {
  const length = Math.round(seconds * rate)
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  const noise = createNoise(seed)
  const pink = [0, 0, 0]
  for (let frame = 0; frame < length; frame += 1) {
    const time = frame / rate
    const beat = Math.exp(-6 * (time % 0.5))
    const swell = 0.35 + 0.65 * Math.sin((Math.PI * time) / 9) ** 2
    const white = noise()
    pink[0] = 0.997 * (pink[0] ?? 0) + 0.03 * white
    pink[1] = 0.96 * (pink[1] ?? 0) + 0.06 * white
    pink[2] = 0.6 * (pink[2] ?? 0) + 0.1 * white
    const hiss = (pink[0] ?? 0) + (pink[1] ?? 0) + (pink[2] ?? 0)
    const bass = Math.sin(2 * Math.PI * 65 * time) * beat
    const chord = Math.sin(2 * Math.PI * 440 * time) + Math.sin(2 * Math.PI * 1320 * time) * 0.3
    const side = Math.sin(2 * Math.PI * 660 * time) * 0.3 + noise() * 0.05
    const middle = 0.6 * bass + 0.25 * chord * swell + 1.2 * hiss * (0.3 + beat)
    left[frame] = level * swell * (middle + side)
    right[frame] = level * swell * (middle - side)
  }
  return { left, right }
}

export const factsOf = (sound: StereoBlock, rate: number): SoundFacts => ({
  sampleRate: hertz(rate),
  totalFrames: frames(sound.left.length),
  sourceChannels: 2,
  codec: 'pcm',
  bitDepth: 32,
  lossless: true,
  decoder: 'webcodecs',
  encoderDelay: frames(0),
})

/** Reads `sound` in blocks of `size` frames, as a decoder would. */
export const readerOf = (sound: StereoBlock, size = 10_000) =>
  async function* (range: FrameRange, signal: AbortSignal): AsyncGenerator<PcmBlock, void, undefined> {
    for (let from: number = range.from; from < range.to; from += size) {
      signal.throwIfAborted()
      const to = Math.min(range.to, from + size)
      yield { from: frames(from), left: sound.left.slice(from, to), right: sound.right.slice(from, to) }
    }
  }

export const never = () => new AbortController().signal

export const decibelsOf = (value: number) => 20 * Math.log10(Math.max(value, 1e-12))

/** Largest difference between two channels, dBFS. */
export const difference = (one: Float32Array, other: Float32Array): number => {
  let most = 0
  for (let i = 0; i < one.length; i += 1) {
    most = Math.max(most, Math.abs((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN)))
  }
  return decibelsOf(most)
}

/** Squared magnitude of a signal at one frequency (Goertzel by plain sums), unscaled. */
export const powerAt = (signal: ArrayLike<number>, frequency: number, rate: number): number => {
  let real = 0
  let imaginary = 0
  for (let i = 0; i < signal.length; i += 1) {
    const angle = (2 * Math.PI * frequency * i) / rate
    real += (signal[i] ?? 0) * Math.cos(angle)
    imaginary -= (signal[i] ?? 0) * Math.sin(angle)
  }
  return real * real + imaginary * imaginary
}

const meterTaps = 96
const meterPhases = 16

/** Sixteen points per sample by a 96-tap Blackman-windowed sinc: shares nothing with the one in the engine. */
export const truePeakOf = (signal: Float32Array): number => {
  let peak = 0
  const half = meterTaps / 2
  const kernels = Array.from({ length: meterPhases }, (_, phase) =>
    Float64Array.from({ length: meterTaps }, (_, tap) => {
      const x = tap - half + 1 - phase / meterPhases
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
      const w = (x + half) / meterTaps
      return sinc * (0.42 - 0.5 * Math.cos(2 * Math.PI * w) + 0.08 * Math.cos(4 * Math.PI * w))
    }),
  )
  for (let at = -half; at < signal.length + half; at += 1) {
    for (const kernel of kernels) {
      let sum = 0
      const first = at - half + 1
      for (let tap = Math.max(0, -first); tap < meterTaps && first + tap < signal.length; tap += 1) {
        sum += (kernel[tap] ?? 0) * (signal[first + tap] ?? 0)
      }
      peak = Math.max(peak, Math.abs(sum))
    }
  }
  return decibelsOf(peak)
}
