import { chunkDuration } from './chunking'
import { frames, type Hertz, type Seconds, seconds, secondsOf } from './units'

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
 * What a decoder of bare MP3 drops by itself before it starts the clock. In MP4 it drops nothing. (The filter bank's
 * own delay: 528 + 1.)
 */
export const bareMp3DecoderDelay = frames(529)

/**
 * Where to place the first packet of chunk `index` when packets travel bare, as MP3 does in some browsers: a packet
 * across a border belongs to the later chunk, so a chunk starts a little before its border.
 */
export const bareChunkStart = (index: number, rate: Hertz, leadIn: Seconds): Seconds => {
  if (index === 0) return seconds(-leadIn)
  const packet = rate < 32_000 ? 576 : 1152
  const lead = Math.round(leadIn * rate)
  const before = Math.floor((index * chunkDuration * rate + lead + bareMp3DecoderDelay) / packet)
  return seconds((before * packet - lead) / rate)
}

/**
 * How far past the track's end a player's append window must reach where nothing follows: the decoder of bare MP3 holds
 * so much back until it is given more.
 */
export const windowSlack = (format: string, rate: Hertz): Seconds =>
  format === sourceFormats.mp3 ? secondsOf(bareMp3DecoderDelay, rate) : seconds(0)
