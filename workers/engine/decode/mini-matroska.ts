import { float64, text } from '../byte-writing'
import type { PacketSource, SoundPacket } from '../demux'
import { withoutPreSkip } from '../demux/opus-head'
import { element, unsigned } from '../ebml'
import { joined } from '../joined'

/** Element ids of RFC 9559. */
const id = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  clusterTimestamp: 0xe7,
  simpleBlock: 0xa3,
} as const

const codecIds: Readonly<Partial<Record<PacketSource['codec'], string>>> = {
  mp3: 'A_MPEG/L3',
  aac: 'A_AAC',
  flac: 'A_FLAC',
  opus: 'A_OPUS',
  vorbis: 'A_VORBIS',
  alac: 'A_ALAC',
}

/** Packets in the smallest container ffmpeg takes them from untouched. */
export const miniMatroska = (
  source: PacketSource,
  packets: readonly SoundPacket[],
): Uint8Array<ArrayBuffer> => {
  const { codec, description } = source
  const setup = description && codec === 'opus' ? withoutPreSkip(description) : description
  const head = element(id.ebml, element(id.docType, text('matroska')))
  const info = element(id.info, unsigned(id.timestampScale, 1_000_000))
  const track = element(
    id.trackEntry,
    unsigned(id.trackNumber, 1),
    unsigned(id.trackUid, 1),
    unsigned(id.trackType, 2),
    element(id.codecId, text(codecIds[codec] ?? '')),
    ...(setup ? [element(id.codecPrivate, setup)] : []),
    element(
      id.audio,
      element(id.samplingFrequency, float64(source.sampleRate)),
      unsigned(id.channels, source.channels),
    ),
  )
  return joined(head, element(id.segment, info, element(id.tracks, track), ...clusters(source, packets)))
}

/** Head of a block: the first track, at its cluster's own time, a key frame. */
const trackOne = Uint8Array.of(0x81, 0, 0, 0x80)

/** One cluster per packet: time stamps need no thought, and the few bytes are never stored. */
const clusters = ({ sampleRate }: PacketSource, packets: readonly SoundPacket[]): Uint8Array[] => {
  const origin = packets[0]?.start ?? 0
  return packets.map(({ data, start }) => {
    const milliseconds = Math.round(((start - origin) * 1000) / sampleRate)
    return element(
      id.cluster,
      unsigned(id.clusterTimestamp, milliseconds),
      element(id.simpleBlock, trackOne, data),
    )
  })
}
