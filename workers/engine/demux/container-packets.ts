import {
  ADTS,
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
} from 'mediabunny'
import { frames, hertz } from '#contracts/units'
import type { PacketSource } from '../demux'
import type { ByteReader } from './byte-reader'
import { type ContainerCodec, containerCodec } from './container-codec'
import { audibleLength, delayOf } from './container-trim'
import { readDiscardPadding } from './discard-padding'
import { createNumberList, lastAtOrBelow, type NumberList } from './growing-list'
import { readMp4Timeline } from './mp4-timeline'

type List = Pick<NumberList, 'length' | 'at'>

/** Packets by number. Time stamps only help to find them: many files round or jitter theirs. */
interface Packets {
  /** First frame of each packet, counted from the first packet on. */
  readonly start: List
  readonly held: number
  /** Time stamp at or a little before that of the packet. */
  readonly timeNear: (packet: number) => number
  readonly sequence: (packet: number) => number
}

/** MP4, Matroska, WebM, ADTS and MPEG-TS, by mediabunny. Null when it cannot read the file or the codec. */
export const openContainer = async (file: File, reader: ByteReader): Promise<PacketSource | null> => {
  const input = new Input({
    source: new BlobSource(file),
    formats: [MP4, QTFF, MATROSKA, WEBM, ADTS, MPEG_TS],
  })
  const opened = await openTrack(input, reader).catch((error: unknown) => {
    input.dispose()
    // Mediabunny tells of unreadable containers by throwing; a file that cannot be read at all must not pass as such.
    if (error instanceof DOMException) throw error
    return null
  })
  if (!opened) input.dispose()
  return opened
}

const openTrack = async (input: Input, reader: ByteReader): Promise<PacketSource | null> => {
  if (!(await input.canRead())) return null
  const track = await input.getPrimaryAudioTrack()
  const format = await input.getFormat()
  const timeline = await readMp4Timeline(reader)
  const codec = track && (await containerCodec(track, timeline))
  if (!track || !codec) return null
  const sink = new EncodedPacketSink(track)
  const numbered = format === ADTS || (timeline !== null && timeline.mediaDuration > 0)
  const packets =
    numbered && codec.packetFrames !== null
      ? await numberedPackets(sink, codec.packetFrames, codec.sampleRate)
      : await walkedPackets(sink, codec)
  if (!packets) return null
  const delay = delayOf(timeline, codec.sampleRate, codec.preSkip)
  const matroska = format === MATROSKA || format === WEBM
  const padding = matroska ? Math.round((await readDiscardPadding(reader)) * codec.sampleRate) : 0
  const total = audibleLength(timeline, codec.sampleRate, packets.held - padding, delay)
  return {
    codec: codec.codec,
    codecString: codec.codecString,
    description: codec.description,
    sampleRate: hertz(codec.sampleRate),
    channels: codec.channels,
    bitDepth: codec.bitDepth,
    encoderDelay: frames(delay),
    totalFrames: frames(total),
    packets: async function* (from, signal) {
      const { start } = packets
      let number = lastAtOrBelow(start, from + delay)
      let packet = await find(sink, packets, number)
      while (packet && number < start.length) {
        signal.throwIfAborted()
        const begin = start.at(number)
        const end = number + 1 < start.length ? start.at(number + 1) : packets.held
        yield { data: packet.data, start: frames(begin - delay), length: frames(end - begin) }
        number += 1
        packet = await sink.getNextPacket(packet)
      }
    },
    close: () => input.dispose(),
  }
}

/** Every packet has the same length and its number as sequence number: nothing needs to be read. */
const numberedPackets = async (
  sink: EncodedPacketSink,
  packetFrames: number,
  sampleRate: number,
): Promise<Packets | null> => {
  const first = await sink.getFirstPacket({ metadataOnly: true })
  const last = first && (await lastReadable(sink, first))
  if (!last) return null
  const length = last.sequenceNumber + 1
  return {
    start: { length, at: (packet) => packet * packetFrames },
    held: length * packetFrames,
    timeNear: (packet) => first.timestamp + ((packet - 2) * packetFrames) / sampleRate,
    sequence: (packet) => packet,
  }
}

/** The last packet whose bytes are in the file: one that was cut short lists more than it holds. */
const lastReadable = async (sink: EncodedPacketSink, first: EncodedPacket): Promise<EncodedPacket | null> => {
  const last = await sink.getPacket(Number.POSITIVE_INFINITY, { metadataOnly: true })
  if (!last || (await isReadable(sink, last.timestamp))) return last
  let low = first.timestamp
  let high = last.timestamp
  while (high - low > 0.005) {
    const middle = (low + high) / 2
    if (await isReadable(sink, middle)) low = middle
    else high = middle
  }
  return sink.getPacket(low)
}

const isReadable = async (sink: EncodedPacketSink, timestamp: number) =>
  (await sink.getPacket(timestamp).catch(() => null)) !== null

/** Lengths differ or must be read from the packets themselves. */
const walkedPackets = async (sink: EncodedPacketSink, codec: ContainerCodec): Promise<Packets | null> => {
  const start = createNumberList()
  const time = createNumberList()
  const sequence = createNumberList()
  const metadataOnly = codec.packetFrames !== null
  let held = 0
  for (
    let packet = await sink.getFirstPacket({ metadataOnly });
    packet;
    packet = await sink.getNextPacket(packet, { metadataOnly })
  ) {
    start.push(held)
    time.push(packet.timestamp)
    sequence.push(packet.sequenceNumber)
    held += codec.lengthOf(packet.data)
  }
  if (start.length === 0) return null
  return { start, held, timeNear: time.at, sequence: sequence.at }
}

const find = async (
  sink: EncodedPacketSink,
  packets: Packets,
  number: number,
): Promise<EncodedPacket | null> => {
  const wanted = packets.sequence(number)
  for (let back = 0; ; back = back * 2 + 1) {
    const from = number - back
    let packet = from > 0 ? await sink.getPacket(packets.timeNear(from)) : await sink.getFirstPacket()
    while (packet && packet.sequenceNumber < wanted) packet = await sink.getNextPacket(packet)
    if (packet?.sequenceNumber === wanted) return packet
    if (from <= 0) return null
  }
}
