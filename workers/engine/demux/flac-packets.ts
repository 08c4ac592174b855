import { frames, hertz } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import { asciiAt, type ByteReader, viewOf } from './byte-reader'
import {
  type FlacFrameHeader,
  longestHeader,
  parseFlacFrame,
  parseStreamInfo,
  type StreamInfo,
  streamInfoBytes,
  wholeFrameBytes,
} from './flac-frame'
import { afterId3 } from './id3'

interface PlacedFrame extends FlacFrameHeader {
  readonly offset: number
}

interface Stream {
  readonly reader: ByteReader
  readonly info: StreamInfo
  /** Where the first frame begins. */
  readonly soundAt: number
  /** No frame is longer than this. */
  readonly longestFrame: number
}

/** Native FLAC. Frames carry their own place, so seeking is bisection. Null when it is not FLAC. */
export const openFlac = async (reader: ByteReader): Promise<PacketSource | null> => {
  const opened = await readHead(reader)
  if (!opened) return null
  const { stream, streamInfo } = opened
  const { info } = stream
  const total = await soundEnd(stream)
  if (total === 0) return null
  const description = new Uint8Array(8 + streamInfoBytes)
  description.set([0x66, 0x4c, 0x61, 0x43, 0x80, 0, 0, streamInfoBytes])
  description.set(streamInfo, 8)
  return {
    codec: 'flac',
    codecString: 'flac',
    description,
    sampleRate: hertz(info.sampleRate),
    channels: info.channels,
    bitDepth: info.bitDepth,
    encoderDelay: frames(0),
    totalFrames: frames(total),
    packets: (from, signal) => walk(stream, from, signal),
    close: () => undefined,
  }
}

const readHead = async (reader: ByteReader) => {
  const start = await afterId3(reader)
  if (asciiAt(await reader.read(start, 4), 0, 4) !== 'fLaC') return null
  let offset = start + 4
  let streamInfo: Uint8Array | null = null
  for (;;) {
    const head = await reader.read(offset, 4)
    if (head.length < 4) return null
    const word = viewOf(head).getUint32(0)
    const size = word & 0xff_ffff
    if (((word >>> 24) & 0x7f) === 0) streamInfo = await reader.read(offset + 4, streamInfoBytes)
    offset += 4 + size
    if (word >>> 31) break
  }
  if (streamInfo?.length !== streamInfoBytes) return null
  const info = parseStreamInfo(streamInfo)
  if (info.sampleRate === 0 || info.maximumBlock === 0) return null
  const verbatim = info.maximumBlock * info.channels * 4 + longestHeader + 64
  const longestFrame = info.maximumFrameBytes || verbatim
  const stream: Stream = { reader, info, soundAt: offset, longestFrame }
  return { stream, streamInfo: streamInfo.slice() }
}

/** The first frame that begins at or after `from` and before `until`, believed only when its successor fits. */
const findFrame = async (
  stream: Stream,
  from: number,
  until: number,
  expected?: number,
): Promise<PlacedFrame | null> => {
  const { reader, info, longestFrame } = stream
  for (let base = from; base < Math.min(until, reader.size); base += searchBytes) {
    const bytes = await reader.read(base, searchBytes + longestHeader)
    for (let at = bytes.indexOf(0xff); at !== -1 && at < searchBytes; at = bytes.indexOf(0xff, at + 1)) {
      if (base + at >= until) return null
      const header = parseFlacFrame(bytes, at, info)
      if (!header || (expected !== undefined && header.start !== expected)) continue
      const frame = { ...header, offset: base + at }
      if (expected !== undefined) return frame
      const end = frame.offset + longestFrame + longestHeader
      if (await findFrame(stream, frame.offset + 8, end, frame.start + frame.length)) return frame
      if (end >= reader.size && (await isWhole(stream, frame))) return frame
    }
  }
  return null
}

const searchBytes = 1 << 15

/** Whether the last frame of the file is there to its last byte. */
const isWhole = async ({ reader }: Stream, frame: PlacedFrame): Promise<boolean> =>
  wholeFrameBytes(await reader.read(frame.offset, reader.size - frame.offset)) !== null

/** Where the last whole frame of the file ends: a header knows nothing of what was cut off since. */
const soundEnd = async (stream: Stream): Promise<number> => {
  const { reader, soundAt, longestFrame } = stream
  for (let back = longestFrame * 3; ; back *= 4) {
    const from = Math.max(soundAt, reader.size - back)
    const frame = await findFrame(stream, from, reader.size)
    if (frame) {
      let end = frame.start
      for await (const packet of follow(stream, frame)) {
        if (wholeFrameBytes(packet.data) !== null) end = packet.start + packet.length
      }
      return end
    }
    if (from === soundAt) return 0
  }
}

const walk = async function* (
  stream: Stream,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<SoundPacket, void, undefined> {
  const first = await seek(stream, Math.max(0, from))
  if (!first) return
  for await (const packet of follow(stream, first)) {
    signal.throwIfAborted()
    yield packet
  }
}

/** The last frame that starts at or before `frame`, or the first there is. */
const seek = async (stream: Stream, frame: number): Promise<PlacedFrame | null> => {
  const { reader, soundAt, longestFrame } = stream
  let best = await findFrame(stream, soundAt, reader.size)
  if (!best || best.start + best.length > frame) return best
  let low = best.offset
  let high = reader.size
  while (high - low > longestFrame * 2) {
    const middle = Math.floor((low + high) / 2)
    const found = await findFrame(stream, middle, high)
    if (found && found.start <= frame) {
      best = found
      low = found.offset
      if (found.start + found.length > frame) return found
    } else {
      high = middle
    }
  }
  for await (const packet of follow(stream, best)) {
    if (packet.start > frame) break
    best = packet
  }
  return best
}

/** Frame by frame; damage is stepped over, which shows as a hole between one packet's end and the next start. */
const follow = async function* (stream: Stream, first: PlacedFrame) {
  const { reader, longestFrame } = stream
  let frame: PlacedFrame | null = first
  while (frame) {
    const current: PlacedFrame = frame
    const end = current.offset + longestFrame + longestHeader
    const adjacent: PlacedFrame | null = await findFrame(
      stream,
      current.offset + 8,
      end,
      current.start + current.length,
    )
    const next: PlacedFrame | null = adjacent ?? (await findFrame(stream, current.offset + 8, reader.size))
    const size = Math.min((adjacent?.offset ?? reader.size) - current.offset, longestFrame + longestHeader)
    const bytes = await reader.read(current.offset, size)
    yield {
      data: adjacent ? bytes : bytes.subarray(0, wholeFrameBytes(bytes) ?? bytes.length),
      offset: current.offset,
      start: frames(current.start),
      length: frames(current.length),
    }
    frame = next && next.start > current.start ? next : null
  }
}
