/** The sound stream of a file as ffmpeg's log describes it. */
export interface FfmpegStream {
  readonly codec: string
  readonly sampleRate: number
  readonly channels: number
  readonly bitDepth: number | null
  readonly lossless: boolean
}

const lossless = /^(wavpack|tta|ape|alac|flac|wmalossless|mlp|truehd|tak|shorten|als|ralf|dst|pcm|adpcm_none)/

/** `Stream #0:0: Audio: wmav2 (a[1][0][0] / 0x0161), 44100 Hz, stereo, fltp, 128 kb/s`; null without such a line. */
export const parseFfmpegStream = (log: string): FfmpegStream | null => {
  const line = /Stream #0:\d+.*?: Audio: (.*)/.exec(log)?.[1]
  const [, name, rate, layout, format] = /^(\w+).*?, (\d+) Hz, ([^,]+), (\w+)/.exec(line ?? '') ?? []
  if (!line || !name || !rate || !layout || !format) return null
  const isLossless = lossless.test(name)
  return {
    codec: shortName(name),
    sampleRate: Number(rate),
    channels: channelsOf(layout),
    bitDepth: isLossless ? depthOf(format, line) : null,
    lossless: isLossless,
  }
}

const shortName = (name: string) => {
  if (/^wma(v1|v2|pro|lossless|voice)/.test(name)) return 'wma'
  if (/^(pcm|adpcm)_/.test(name)) return name.startsWith('pcm') ? 'pcm' : 'adpcm'
  return name.replace(/float$|_fixed$/, '')
}

const depthOf = (format: string, line: string): number => {
  const said = /\((\d+) bit\)/.exec(line)?.[1]
  if (said) return Number(said)
  return format.startsWith('u8') ? 8 : format.startsWith('s16') ? 16 : 32
}

const counts: Readonly<Record<string, number>> = { mono: 1, stereo: 2, downmix: 2, quad: 4, hexagonal: 6 }

/** `mono`, `stereo`, `5.1(side)`, `7 channels`. */
const channelsOf = (layout: string): number => {
  const [, front, low] = /^(\d+)\.(\d)/.exec(layout) ?? []
  if (front) return Number(front) + Number(low)
  return counts[layout.replace(/\(.*/, '').trim()] ?? (Number.parseInt(layout, 10) || 2)
}
