import { asciiAt, type ByteReader, viewOf } from './byte-reader'

/** What an MP4 file says of its sound track beyond the packets themselves. Times are in units of `timescale`. */
export interface Mp4Timeline {
  readonly timescale: number
  /** Sum of all sample durations, 0 in a fragmented file. */
  readonly mediaDuration: number
  /** First entry of the edit list that shows media; null without an edit list. */
  readonly edit: {
    readonly mediaTime: number
    readonly duration: number
    readonly movieTimescale: number
  } | null
  /** iTunes' own gapless note, in frames. */
  readonly itunes: { readonly delay: number; readonly total: number } | null
  /** Name of the sample entry: `mp4a`, `alac` … */
  readonly entry: string
  /** The ALAC decoder's configuration. */
  readonly alacCookie: Uint8Array | null
}

/** Null when the file is no MP4 or has no sound track with a header. */
export const readMp4Timeline = async (reader: ByteReader): Promise<Mp4Timeline | null> => {
  const moov = await findMovie(reader)
  if (!moov) return null
  const header = child(moov, 'mvhd')
  const movieTimescale = header ? numberAt(header, isLong(header) ? 20 : 12, 4) : 1000
  const track = children(moov, 'trak').find((trak) => {
    const handler = child(trak, 'mdia', 'hdlr')
    return handler && asciiAt(handler, 8, 4) === 'soun'
  })
  const media = track && child(track, 'mdia', 'mdhd')
  const table = track && child(track, 'mdia', 'minf', 'stbl')
  const description = table && child(table, 'stsd')
  if (!track || !media || !table || !description) return null
  const timescale = numberAt(media, isLong(media) ? 20 : 12, 4)
  const entry = asciiAt(description, 12, 4)
  const note = itunesNote(moov)
  return {
    timescale,
    mediaDuration: sumOfDurations(child(table, 'stts')),
    edit: parseEdit(child(track, 'edts', 'elst'), movieTimescale),
    itunes: note === null ? null : parseITunesNote(note),
    entry,
    alacCookie: entry === 'alac' ? alacCookie(description) : null,
  }
}

/** ` 00000000 00000840 000001CA 00000000003F31F6 …`: delay, padding and length in hexadecimal. */
export const parseITunesNote = (note: string): Mp4Timeline['itunes'] => {
  const [, delay, , total] = note.trim().split(/\s+/)
  if (!delay || !total) return null
  const values = { delay: Number.parseInt(delay, 16), total: Number.parseInt(total, 16) }
  return values.total > 0 && values.delay >= 0 ? values : null
}

const longestMovie = 1 << 27

const findMovie = async (reader: ByteReader): Promise<Uint8Array | null> => {
  let offset = 0
  while (offset + 8 <= reader.size) {
    const head = await reader.read(offset, 16)
    const type = asciiAt(head, 4, 4)
    if (offset === 0 && !/^(ftyp|moov|mdat|free|skip|wide|pnot)$/.test(type)) return null
    const short = numberAt(head, 0, 4)
    const size = short === 1 ? numberAt(head, 8, 8) : short === 0 ? reader.size - offset : short
    if (size < 8) return null
    if (type === 'moov' && size <= longestMovie) return (await reader.read(offset, size)).subarray(8)
    offset += size
  }
  return null
}

const numberAt = (bytes: Uint8Array, at: number, size: 4 | 8): number => {
  if (at + size > bytes.length) return 0
  return size === 4 ? viewOf(bytes).getUint32(at) : Number(viewOf(bytes).getBigUint64(at))
}

const isLong = (box: Uint8Array) => box[0] === 1

/** Contents of the boxes of one kind directly inside `box`. */
const children = (box: Uint8Array, type: string): Uint8Array[] => {
  const found: Uint8Array[] = []
  for (let at = 0; at + 8 <= box.length; ) {
    const size = numberAt(box, at, 4)
    if (size < 8) break
    if (asciiAt(box, at + 4, 4) === type) found.push(box.subarray(at + 8, at + size))
    at += size
  }
  return found
}

const child = (box: Uint8Array, ...path: readonly string[]): Uint8Array | null => {
  let inside: Uint8Array | undefined = box
  for (const type of path) inside = inside && children(inside, type)[0]
  return inside ?? null
}

const sumOfDurations = (stts: Uint8Array | null): number => {
  if (!stts) return 0
  let sum = 0
  for (let entry = 0; entry < numberAt(stts, 4, 4); entry++) {
    sum += numberAt(stts, 8 + entry * 8, 4) * numberAt(stts, 12 + entry * 8, 4)
  }
  return sum
}

const parseEdit = (elst: Uint8Array | null, movieTimescale: number): Mp4Timeline['edit'] => {
  if (!elst) return null
  const long = isLong(elst)
  const size = long ? 20 : 12
  for (let entry = 0; entry < numberAt(elst, 4, 4); entry++) {
    const at = 8 + entry * size
    if (at + size > elst.length) return null
    const view = viewOf(elst)
    const mediaTime = long ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4)
    if (mediaTime >= 0) return { mediaTime, duration: numberAt(elst, at, long ? 8 : 4), movieTimescale }
  }
  return null
}

/** The text of the `iTunSMPB` entry among the tags. */
const itunesNote = (moov: Uint8Array): string | null => {
  const tags = child(moov, 'udta', 'meta')
  const list = tags && child(tags.subarray(4), 'ilst')
  for (const entry of list ? children(list, '----') : []) {
    const name = child(entry, 'name')
    const data = child(entry, 'data')
    if (name && data && asciiAt(name, 4, name.length - 4) === 'iTunSMPB')
      return asciiAt(data, 8, data.length - 8)
  }
  return null
}

/** The `alac` box inside the sample entry of the same name: its content without version and flags. */
const alacCookie = (description: Uint8Array): Uint8Array | null => {
  const entry = description.subarray(8 + 8)
  const version = numberAt(entry, 8, 4) >>> 16
  const boxes = entry.subarray(28 + (version === 1 ? 16 : version === 2 ? 36 : 0))
  const cookie = child(boxes, 'alac') ?? child(boxes, 'wave', 'alac')
  return cookie && cookie.length >= 28 ? cookie.slice(4) : null
}
