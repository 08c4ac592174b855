import { chunkDuration } from './chunking'
import { type Hertz, type Seconds, seconds } from './units'

/**
 * Containers of `format=source`, in the spelling every engine takes. The page asks its Media Source about each one
 * and tells the engine which it takes.
 */
export const sourceFormats = {
  mp3InMp4: 'audio/mp4; codecs="mp3"',
  mp3: 'audio/mpeg',
  aac: 'audio/mp4; codecs="mp4a.40.2"',
  aacSbr: 'audio/mp4; codecs="mp4a.40.5"',
  aacPs: 'audio/mp4; codecs="mp4a.40.29"',
  flac: 'audio/mp4; codecs="fLaC"',
  opus: 'audio/webm; codecs="opus"',
  opusInMp4: 'audio/mp4; codecs="Opus"',
  vorbis: 'audio/webm; codecs="vorbis"',
} as const

export const sourceMimeTypes: readonly string[] = Object.values(sourceFormats)

/**
 * Where the first packet of chunk `index` lies on the track's timeline when packets travel bare, as MP3 does in some
 * browsers: a packet across a border belongs to the later chunk, so a chunk starts a little before its border.
 */
export const bareChunkStart = (index: number, rate: Hertz, leadIn: Seconds): Seconds => {
  if (index === 0) return seconds(-leadIn)
  const packet = (rate < 32_000 ? 576 : 1152) / rate
  const before = Math.floor((index * chunkDuration + leadIn) / packet + rounding)
  return seconds(before * packet - leadIn)
}

/** A packet that starts right at a border stays there. */
const rounding = 1e-6
