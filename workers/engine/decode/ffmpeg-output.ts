import { hertz } from '#contracts/units'

/** What ffmpeg says of the sound it wrote. */
export interface OutputFormat {
  readonly sampleRate: number
  readonly channels: 1 | 2
}

/** Folds more than two channels to stereo; mono stays mono. */
export const atMostStereo = 'aformat=channel_layouts=mono|stereo'

/** Raw samples on the way out, whatever goes in; gains of a fold-down sum to 1 at most, as everywhere here. */
export const rawOutput = ['-rematrix_maxval', '1', '-c:a', 'pcm_f32le', '-f', 'f32le'] as const

/** The output stream's line in ffmpeg's log: `Stream #0:0: Audio: pcm_f32le, 44100 Hz, stereo, flt, …`. */
export const parseOutputFormat = (log: string): OutputFormat | null => {
  const output = log.lastIndexOf('Output #0')
  if (output === -1) return null
  const [, rate, layout] = /Audio: pcm_f32le.*?, (\d+) Hz, ([^,]+)/.exec(log.slice(output)) ?? []
  if (!rate || !layout) return null
  return { sampleRate: hertz(Number(rate)), channels: /^(mono|1 channels)/.test(layout) ? 1 : 2 }
}

export const interleaved = (bytes: Uint8Array<ArrayBuffer>) =>
  new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4))

/** Interleaved samples as planar channels. */
export const planar = (samples: Float32Array, channels: number): Float32Array[] => {
  if (channels === 1) return [samples]
  const length = Math.floor(samples.length / channels)
  return Array.from({ length: channels }, (_, channel) => {
    const own = new Float32Array(length)
    for (let frame = 0, at = channel; frame < length; frame++, at += channels) own[frame] = samples[at] ?? 0
    return own
  })
}
