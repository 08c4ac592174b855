import type { IAudioMetadata } from 'music-metadata'
import { type Decibels, decibels, type Hertz, hertz } from '#contracts/units'

/** By how much a tagger would change the level. */
export interface ReplayGain {
  readonly track: Decibels | null
  readonly album: Decibels | null
}

/** What a file's headers say of its sound. Null where they say nothing. */
export interface Technical {
  readonly codec: string | null
  readonly sampleRate: Hertz | null
  /** Null for lossy codecs. */
  readonly bitDepth: number | null
  readonly channels: number | null
  readonly lossless: boolean | null
  readonly replayGain: ReplayGain | null
}

export const nothingTechnical: Technical = {
  codec: null,
  sampleRate: null,
  bitDepth: null,
  channels: null,
  lossless: null,
  replayGain: null,
}

export const replayGainOf = (common: IAudioMetadata['common']): ReplayGain | null => {
  const track = common.replaygain_track_gain?.dB
  const album = common.replaygain_album_gain?.dB
  if (track === undefined && album === undefined) return null
  return {
    track: track === undefined ? null : decibels(track),
    album: album === undefined ? null : decibels(album),
  }
}

/** As the parser found it. */
export const technicalOf = ({ format, common }: IAudioMetadata): Technical => ({
  codec: format.codec ?? null,
  sampleRate: format.sampleRate ? hertz(format.sampleRate) : null,
  bitDepth: format.lossless ? (format.bitsPerSample ?? null) : null,
  channels: format.numberOfChannels ?? null,
  lossless: format.lossless ?? null,
  replayGain: replayGainOf(common),
})
