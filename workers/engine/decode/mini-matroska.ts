import type { PacketSource, SoundPacket } from '../demux'
import { withoutPreSkip } from '../demux/opus-head'
import { joinedAll } from '../joined'

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
  const info = element(id.info, element(id.timestampScale, number(1_000_000)))
  const track = element(
    id.trackEntry,
    element(id.trackNumber, number(1)),
    element(id.trackUid, number(1)),
    element(id.trackType, number(2)),
    element(id.codecId, text(codecIds[codec] ?? '')),
    ...(setup ? [element(id.codecPrivate, setup)] : []),
    element(
      id.audio,
      element(id.samplingFrequency, float(source.sampleRate)),
      element(id.channels, number(source.channels)),
    ),
  )
  return joinedAll([head, element(id.segment, info, element(id.tracks, track), ...clusters(source, packets))])
}

/** One cluster per packet: time stamps need no thought, and the few bytes are never stored. */
const clusters = ({ sampleRate }: PacketSource, packets: readonly SoundPacket[]): Uint8Array[] => {
  const origin = packets[0]?.start ?? 0
  return packets.map(({ data, start }) => {
    const milliseconds = Math.round(((start - origin) * 1000) / sampleRate)
    const block = joinedAll([Uint8Array.of(0x81, 0, 0, 0x80), data])
    return element(
      id.cluster,
      element(id.clusterTimestamp, number(milliseconds)),
      element(id.simpleBlock, block),
    )
  })
}

const element = (name: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const head = number(name)
  const size = new Uint8Array(8)
  new DataView(size.buffer).setBigUint64(0, (1n << 56n) | BigInt(length))
  return joinedAll([head, size, ...parts])
}

/** Big-endian, without leading zeros. */
const number = (value: number): Uint8Array => {
  const digits: number[] = []
  for (let rest = value; rest >= 1; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return Uint8Array.from(digits.length > 0 ? digits : [0])
}

const float = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

const text = (value: string) => new TextEncoder().encode(value)
