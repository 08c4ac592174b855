import { frames, hertz } from '#contracts/units'
import type { PacketSource } from '../demux'
import type { ByteReader } from './byte-reader'
import { createNumberList } from './growing-list'
import { afterId3 } from './id3'
import { indexedPackets, loadFrom } from './indexed-packets'
import { type Mp3Gapless, parseMp3Tag } from './mp3-gapless'
import { type Mp3Header, parseMp3Header } from './mp3-header'

/** Frames that must follow each other before a file is believed to be MP3. */
const convincing = 3
/** Garbage in front of the first frame that is still looked past. */
const searchLimit = 1 << 16

/**
 * MPEG layer III. Every packet of the file is counted: lengths in headers lie, and a VBR file without a header has
 * none. Null when it does not hold MP3.
 */
export const openMp3 = (reader: ByteReader): Promise<PacketSource | null> => openFrom(reader, searchLimit)

/** As {@link openMp3}, of a file that begins with its first frame, as nearly all do. */
export const openCleanMp3 = (reader: ByteReader): Promise<PacketSource | null> => openFrom(reader, 1)

const openFrom = async (reader: ByteReader, limit: number): Promise<PacketSource | null> => {
  const start = await afterId3(reader)
  const first = await firstFrame(reader, start, limit)
  if (!first) return null
  const { header } = first
  const tag = parseMp3Tag(await reader.read(first.offset, header.size), header)
  const { offsets, sizes } = await scan(reader, tag ? first.offset + header.size : first.offset, header)
  const count = offsets.length
  if (count === 0) return null
  const { delay, padding } = trimOf(tag, count)
  const index = {
    offset: offsets,
    size: sizes,
    start: { length: count, at: (packet: number) => packet * header.length - delay },
    end: count * header.length - delay,
  }
  return {
    codec: 'mp3',
    codecString: 'mp3',
    description: null,
    sampleRate: hertz(header.sampleRate),
    channels: header.channels,
    bitDepth: null,
    encoderDelay: frames(delay),
    totalFrames: frames(Math.max(0, count * header.length - delay - padding)),
    packets: indexedPackets(index, loadFrom(reader, index)),
    close: () => undefined,
  }
}

/** The padding is only known to be there when the file has exactly the packets its tag counts. */
const trimOf = (tag: Mp3Gapless | null, count: number) => ({
  delay: tag?.delay ?? 0,
  padding: tag && tag.packets === count ? tag.padding : 0,
})

const firstFrame = async (reader: ByteReader, start: number, limit: number) => {
  const bytes = await reader.read(start, searchLimit * 2)
  for (let at = 0; at < Math.min(bytes.length, limit); at++) {
    const header = parseMp3Header(bytes, at)
    if (header && isConvincing(bytes, at, header, start + bytes.length === reader.size)) {
      return { offset: start + at, header }
    }
  }
  return null
}

/** A few frames of one kind in a row, or frames that reach exactly to the end of a tiny file. */
const isConvincing = (bytes: Uint8Array, at: number, header: Mp3Header, whole: boolean): boolean => {
  let next = at + header.size
  for (let seen = 1; seen < convincing; seen++) {
    if (whole && next === bytes.length) return true
    const following = parseMp3Header(bytes, next)
    if (following?.kind !== header.kind) return false
    next += following.size
  }
  return true
}

/** Every read takes its time, however little it brings. */
const windowBytes = 1 << 22

/** Walks from frame to frame; after damage it goes on at the next two frames that fit together. */
const scan = async (reader: ByteReader, from: number, stream: Mp3Header) => {
  const offsets = createNumberList()
  const sizes = createNumberList()
  let base = from
  let bytes = await reader.read(base, windowBytes)
  let at = 0
  let inStep = true
  const frameAt = (place: number) => {
    const header = parseMp3Header(bytes, place)
    return header?.kind === stream.kind ? header : null
  }
  for (;;) {
    // A frame and the header after it always lie within the window.
    if (at + 4096 > bytes.length && base + bytes.length < reader.size) {
      base += at
      at = 0
      bytes = await reader.read(base, windowBytes)
    }
    if (at + 4 > bytes.length) return { offsets, sizes }
    const header = frameAt(at)
    const next = header && at + header.size
    if (header && next && (inStep || next === bytes.length || frameAt(next))) {
      offsets.push(base + at)
      sizes.push(Math.min(header.size, bytes.length - at))
      at = next
      inStep = true
    } else {
      const sync = bytes.indexOf(0xff, at + 1)
      at = sync === -1 ? bytes.length : sync
      inStep = false
    }
  }
}
