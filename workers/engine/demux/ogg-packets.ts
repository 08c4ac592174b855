import { frames, hertz } from '#contracts/units'
import type { PacketSource } from '../demux'
import { joinedAll } from '../joined'
import { asciiAt, type ByteReader } from './byte-reader'
import { createNumberList } from './growing-list'
import { indexedPackets } from './indexed-packets'
import { type OggPage, oggPages } from './ogg-pages'
import { parseOpusHead } from './opus-head'
import { opusLength, type PacketLength, vorbisLength } from './packet-length'
import { parseVorbisHeaders, vorbisDescription } from './vorbis-headers'

interface Codec {
  readonly facts: Pick<PacketSource, 'codec' | 'codecString' | 'description' | 'sampleRate' | 'channels'>
  readonly preSkip: number
  readonly lengthOf: PacketLength
}

/** Opus and Vorbis in Ogg, every packet counted. Null for what else Ogg may hold. */
export const openOgg = async (reader: ByteReader): Promise<PacketSource | null> => {
  if (asciiAt(await reader.read(0, 4), 0, 4) !== 'OggS') return null
  const index = createIndex()
  let serial: number | null = null
  let codec: Codec | null = null
  const headers: Uint8Array[] = []
  for await (const page of oggPages(reader)) {
    if (serial === null && page.first && isKnown(page.data)) serial = page.serial
    if (page.serial !== serial) continue
    if (page.first && headers.length > 0) break
    const known: Codec | null = codec
    if (known) index.add(page, known.lengthOf)
    else codec = readHeaders(page, headers)
    if (page.last) break
  }
  if (!codec || index.start.length === 0) return null
  const delay = index.delay(codec.preSkip)
  const end = index.end() - delay
  const start = { length: index.start.length, at: (packet: number) => index.start.at(packet) - delay }
  const { offset, size } = index
  const load = async (packet: number) => {
    const pieces = index.pieces.get(packet)
    if (!pieces) return reader.read(offset.at(packet), size.at(packet))
    return joinedAll(await Promise.all(pieces.map((piece) => reader.read(piece.offset, piece.size))))
  }
  return {
    ...codec.facts,
    bitDepth: null,
    encoderDelay: frames(delay),
    totalFrames: frames(Math.max(0, end - index.padding())),
    packets: indexedPackets({ offset, size, start, end }, load),
    close: () => undefined,
  }
}

const isKnown = (packet: Uint8Array) =>
  asciiAt(packet, 0, 8) === 'OpusHead' || asciiAt(packet, 0, 7) === '\x01vorbis'

/** Collects header packets, whole pages at a time: sound begins on a fresh page. */
const readHeaders = (page: OggPage, headers: Uint8Array[]): Codec | null => {
  let at = 0
  let size = 0
  const partial = page.continued ? headers.pop() : undefined
  let carried = partial
  for (const value of page.lacing) {
    size += value
    if (value === 255) continue
    headers.push(
      carried ? joinedAll([carried, page.data.slice(at, at + size)]) : page.data.slice(at, at + size),
    )
    carried = undefined
    at += size
    size = 0
  }
  const open = size > 0
  if (open) {
    const rest = page.data.slice(at, at + size)
    headers.push(carried ? joinedAll([carried, rest]) : rest)
  }
  return codecOf(open ? headers.slice(0, -1) : headers)
}

const codecOf = ([first, second, third]: readonly Uint8Array[]): Codec | null => {
  if (!first || !second) return null
  if (asciiAt(first, 0, 8) === 'OpusHead') {
    const { channels, preSkip } = parseOpusHead(first)
    const facts = {
      codec: 'opus',
      codecString: 'opus',
      description: first,
      sampleRate: hertz(48_000),
      channels,
    } as const
    return { facts, preSkip, lengthOf: opusLength }
  }
  const modes = third && parseVorbisHeaders(first, third)
  if (!modes) return null
  const { channels } = modes
  const description = vorbisDescription([first, second, third])
  const sampleRate = hertz(modes.sampleRate)
  const facts = { codec: 'vorbis', codecString: 'vorbis', description, sampleRate, channels } as const
  return { facts, preSkip: 0, lengthOf: vorbisLength(modes) }
}

interface Piece {
  readonly offset: number
  readonly size: number
}

const createIndex = () => {
  const offset = createNumberList()
  const size = createNumberList()
  const start = createNumberList()
  /** Packets that lie on more than one page. */
  const pieces = new Map<number, readonly Piece[]>()
  let open: { pieces: Piece[]; head: Uint8Array } | null = null
  let end = 0
  let firstPage: { granule: number; end: number } | null = null
  let beforeLast = { granule: 0, end: 0 }
  let ended: { granule: number } | null = null

  const add = (page: OggPage, lengthOf: PacketLength) => {
    const before = end
    let at = 0
    let run = 0
    const lacing = page.lacing
    if (!page.continued) open = null
    const close = () => {
      const piece = { offset: page.dataOffset + at, size: run }
      const head = open?.head ?? page.data.subarray(at, at + 2)
      const all = open ? [...open.pieces, piece] : [piece]
      open = null
      at += run
      run = 0
      if (all.every((part) => part.size === 0)) return
      if (all.length > 1) pieces.set(start.length, all)
      offset.push(all[0]?.offset ?? 0)
      size.push(all.reduce((sum, part) => sum + part.size, 0))
      start.push(end)
      end += lengthOf(head)
    }
    // The tail of a packet whose beginning was lost is no packet.
    let skipping = page.continued && !open
    for (const value of lacing) {
      run += value
      if (value === 255) continue
      if (skipping) {
        at += run
        run = 0
        skipping = false
      } else close()
    }
    if (run > 0 && !skipping) {
      const piece = { offset: page.dataOffset + at, size: run }
      open = open
        ? { ...open, pieces: [...open.pieces, piece] }
        : { pieces: [piece], head: page.data.slice(at, at + 2) }
    }
    if (page.granule < 0) return
    firstPage ??= { granule: page.granule, end }
    if (page.last) ended = { granule: page.granule }
    else beforeLast = { granule: page.granule, end }
    if (page.last && before === 0) beforeLast = { granule: 0, end: 0 }
  }

  return {
    offset,
    size,
    start,
    pieces,
    add,
    end: () => end,
    /** Frames to cut in front. Without a pre-skip, a first page that counts less than it holds says so. */
    delay: (preSkip: number) => {
      if (preSkip > 0 || !firstPage || ended?.granule === firstPage.granule) return preSkip
      return Math.max(0, firstPage.end - firstPage.granule)
    },
    /** Frames to cut at the end: what the last page holds beyond its own position. */
    padding: () => {
      if (!ended) return 0
      const held = end - beforeLast.end
      const counted = ended.granule - beforeLast.granule
      return counted >= 0 && counted < held ? held - counted : 0
    },
  }
}
