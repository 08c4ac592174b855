/** Gains of each channel into left and right. */
export interface Fold {
  readonly left: readonly number[]
  readonly right: readonly number[]
}

type Speaker = 'FL' | 'FR' | 'FC' | 'LFE' | 'BL' | 'BR' | 'BC' | 'SL' | 'SR'

const half = Math.SQRT1_2

/** ITU-R BS.775: centre and surrounds 3 dB down, no low-frequency effects. */
const gains: Readonly<Record<Speaker, readonly [number, number]>> = {
  FL: [1, 0],
  FR: [0, 1],
  FC: [half, half],
  LFE: [0, 0],
  BL: [half, 0],
  BR: [0, half],
  SL: [half, 0],
  SR: [0, half],
  BC: [0.5, 0.5],
}

/** Channel orders decoders give by count. Where they disagree the first is for PCM and AAC, as ffmpeg guesses. */
const layouts: Readonly<Record<number, readonly Speaker[]>> = {
  3: ['FL', 'FR', 'FC'],
  4: ['FL', 'FR', 'FC', 'BC'],
  5: ['FL', 'FR', 'FC', 'BL', 'BR'],
  6: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR'],
  7: ['FL', 'FR', 'FC', 'LFE', 'BC', 'SL', 'SR'],
  8: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'SL', 'SR'],
}
const quad: readonly Speaker[] = ['FL', 'FR', 'BL', 'BR']
const twoPointOne: readonly Speaker[] = ['FL', 'FR', 'LFE']

/**
 * How `channels` fold to stereo: mono is doubled, more are mixed with gains that never sum above 1. A count without
 * a standard layout gives its first two channels.
 */
export const foldOf = (channels: number, codec: string): Fold => {
  if (channels === 1) return { left: [1], right: [1] }
  const layout = layoutOf(channels, codec)
  if (!layout) return { left: [1, 0], right: [0, 1] }
  const left = layout.map((speaker) => gains[speaker][0])
  const right = layout.map((speaker) => gains[speaker][1])
  const loudest = Math.max(1, sum(left), sum(right))
  return { left: left.map((gain) => gain / loudest), right: right.map((gain) => gain / loudest) }
}

const layoutOf = (channels: number, codec: string): readonly Speaker[] | undefined => {
  if (channels === 4 && ['flac', 'vorbis', 'opus'].includes(codec)) return quad
  if (channels === 3 && codec === 'pcm') return twoPointOne
  return layouts[channels]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Adds one side's mix of frames `[from, from + count)` to `into` at `at`. What is no number becomes silence. */
export const foldInto = (
  into: Float32Array,
  at: number,
  channels: readonly Float32Array[],
  gainsOfSide: readonly number[],
  from: number,
  count: number,
): void => {
  const used = gainsOfSide.flatMap((gain, index) => {
    const samples = channels[index]
    return gain === 0 || !samples ? [] : [{ gain, samples }]
  })
  const [only] = used
  if (only && used.length === 1 && only.gain === 1) into.set(only.samples.subarray(from, from + count), at)
  else {
    for (let frame = 0; frame < count; frame++) {
      let mix = 0
      for (const { gain, samples } of used) mix += gain * (samples[from + frame] ?? 0)
      into[at + frame] = mix
    }
  }
  for (let frame = at; frame < at + count; frame++) {
    const value = into[frame] ?? 0
    if (value - value !== 0) into[frame] = Number.isNaN(value) ? 0 : Math.sign(value)
  }
}
