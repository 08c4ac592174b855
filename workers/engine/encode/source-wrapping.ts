import { bareMp3DecoderDelay, sourceFormats } from '#contracts/source-formats'
import { type Frames, frames } from '#contracts/units'
import type { PacketSource } from '../demux'

/** How a file's packets leave: in which container, and how a player places them. */
export interface Wrapping {
  readonly container: 'mp4' | 'webm' | 'bare'
  readonly contentType: string
  /** Where the track's frame 0 lies on the chunks' own timeline. */
  readonly leadIn: Frames
  /** Bare packets carry no time stamps. */
  readonly timestamps: 'self' | 'sequence'
}

/** The best container for these packets among the ones the page's Media Source takes; null where there is none. */
export const wrappingOf = (packets: PacketSource, mseTypes: readonly string[]): Wrapping | null =>
  candidates(packets).find(({ contentType }) => mseTypes.includes(contentType)) ?? null

const candidates = (packets: PacketSource): readonly Wrapping[] => {
  if (packets.codec !== 'mp3' && !packets.description) return []
  const timed = { timestamps: 'self', leadIn: packets.encoderDelay } as const
  switch (packets.codec) {
    case 'mp3':
      return [
        { ...timed, container: 'mp4', contentType: sourceFormats.mp3InMp4 },
        {
          container: 'bare',
          contentType: sourceFormats.mp3,
          leadIn: frames(packets.encoderDelay - bareMp3DecoderDelay),
          timestamps: 'sequence',
        },
      ]
    case 'aac':
      return [{ ...timed, container: 'mp4', contentType: `audio/mp4; codecs="${packets.codecString}"` }]
    case 'flac':
      return [{ ...timed, container: 'mp4', contentType: sourceFormats.flac }]
    case 'opus': {
      // Its decoder drops the encoder's delay by itself, and starts the clock after it.
      const opus = { timestamps: 'self', leadIn: frames(0) } as const
      return [
        { ...opus, container: 'webm', contentType: sourceFormats.opus },
        { ...opus, container: 'mp4', contentType: sourceFormats.opusInMp4 },
      ]
    }
    case 'vorbis':
      return [{ ...timed, container: 'webm', contentType: sourceFormats.vorbis }]
    case 'alac':
    case 'pcm':
      return []
  }
}
