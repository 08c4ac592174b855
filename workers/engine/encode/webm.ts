import type { Seconds } from '#contracts/units'
import { bigEndian, float64, text } from '../byte-writing'
import { element, identifier, unsigned } from '../ebml'
import { joined } from '../joined'

/** A track of sound as WebM describes it. */
export interface WebmTrack {
  readonly codec: 'opus' | 'vorbis'
  /** CodecPrivate: OpusHead, or the three Vorbis headers in Xiph lacing. */
  readonly header: Uint8Array
  readonly sampleRate: number
  readonly channels: number
  readonly duration: Seconds
  /** Sound a decoder drops at the start and wants to hear again after a seek. */
  readonly codecDelay: Seconds
  readonly seekPreRoll: Seconds
  /** One unit of every time stamp. */
  readonly tick: Seconds
}

/** One packet; all times in ticks. */
export interface WebmPacket {
  readonly data: Uint8Array
  readonly start: number
  /** Written where a player cannot read it from the packet itself. */
  readonly length?: number
  /** Sound at the packet's end that is not the track's any more. */
  readonly discard?: Seconds
}

const nanoseconds = (value: Seconds): number => Math.round(value * 1e9)

/** The initialisation segment: everything before the first cluster, in a Segment that never ends. */
export const webmInit = (track: WebmTrack): Uint8Array<ArrayBuffer> =>
  joined(
    element(
      0x1a45dfa3,
      unsigned(0x4286, 1), // EBMLVersion
      unsigned(0x42f7, 1), // EBMLReadVersion
      unsigned(0x42f2, 4), // EBMLMaxIDLength
      unsigned(0x42f3, 8), // EBMLMaxSizeLength
      element(0x4282, text('webm')), // DocType
      unsigned(0x4287, 4), // DocTypeVersion
      unsigned(0x4285, 2), // DocTypeReadVersion
    ),
    identifier(0x18538067), // Segment
    unknownSize,
    element(
      0x1549a966, // Info
      unsigned(0x2ad7b1, nanoseconds(track.tick)), // TimestampScale
      element(0x4489, float64(track.duration / track.tick)), // Duration
      element(0x4d80, text('Auricle')), // MuxingApp
      element(0x5741, text('Auricle')), // WritingApp
    ),
    element(
      0x1654ae6b, // Tracks
      element(
        0xae, // TrackEntry
        unsigned(0xd7, 1), // TrackNumber
        unsigned(0x73c5, 1), // TrackUID
        unsigned(0x83, 2), // TrackType: audio
        unsigned(0x9c, 0), // FlagLacing
        element(0x86, text(track.codec === 'opus' ? 'A_OPUS' : 'A_VORBIS')), // CodecID
        unsigned(0x56aa, nanoseconds(track.codecDelay)), // CodecDelay
        unsigned(0x56bb, nanoseconds(track.seekPreRoll)), // SeekPreRoll
        element(
          0xe1, // Audio
          element(0xb5, float64(track.sampleRate)), // SamplingFrequency
          unsigned(0x9f, track.channels), // Channels
        ),
        element(0x63a2, track.header), // CodecPrivate
      ),
    ),
  )

/** A cluster of known size. Its packets must start within 32,767 ticks of the first one. */
export const webmCluster = (packets: readonly WebmPacket[]): Uint8Array<ArrayBuffer> => {
  const start = packets[0]?.start ?? 0
  return element(
    0x1f43b675, // Cluster
    unsigned(0xe7, start), // Timestamp
    ...packets.map((packet) => blockOf(packet, start)),
  )
}

const blockOf = ({ data, start, length, discard }: WebmPacket, clusterStart: number) => {
  const place = bigEndian(start - clusterStart, 2)
  if (length === undefined) return element(0xa3, trackOne, place, keyframe, data) // SimpleBlock
  return element(
    0xa0, // BlockGroup
    element(0xa1, trackOne, place, noFlags, data), // Block
    unsigned(0x9b, length), // BlockDuration
    discard === undefined ? nothing : element(0x75a2, bigEndian(nanoseconds(discard), 8)), // DiscardPadding
  )
}

const nothing = new Uint8Array()
const trackOne = bigEndian(0x81, 1)
const keyframe = bigEndian(0x80, 1)
const noFlags = bigEndian(0, 1)
const unknownSize = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
