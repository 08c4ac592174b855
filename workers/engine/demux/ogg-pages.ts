import { asciiAt, type ByteReader, viewOf } from './byte-reader'

export interface OggPage {
  readonly serial: number
  readonly continued: boolean
  readonly first: boolean
  readonly last: boolean
  /** PCM position at the end of the last packet that ends here, -1 where none does. */
  readonly granule: number
  /** Lacing values: a packet ends with each one below 255. */
  readonly lacing: Uint8Array
  readonly dataOffset: number
  readonly data: Uint8Array
}

const headerBytes = 27
const longestPage = headerBytes + 255 + 255 * 255

/** All pages of a file in order, RFC 3533; what lies between pages is stepped over, a cut page ends the file. */
export const oggPages = async function* (reader: ByteReader): AsyncGenerator<OggPage, void, undefined> {
  let offset = 0
  while (offset + headerBytes < reader.size) {
    const bytes = await reader.read(offset, longestPage)
    const page = parsePage(bytes, offset)
    if (page) {
      yield page
      offset = page.dataOffset + page.data.length
    } else {
      offset += nextCapture(bytes)
    }
  }
}

const parsePage = (bytes: Uint8Array, offset: number): OggPage | null => {
  if (bytes.length < headerBytes || asciiAt(bytes, 0, 4) !== 'OggS' || bytes[4] !== 0) return null
  const view = viewOf(bytes)
  const flags = view.getUint8(5)
  const segments = view.getUint8(26)
  const lacing = bytes.slice(headerBytes, headerBytes + segments)
  const dataBytes = lacing.reduce((sum, value) => sum + value, 0)
  const from = headerBytes + segments
  if (lacing.length < segments || from + dataBytes > bytes.length) return null
  return {
    serial: view.getUint32(14, true),
    continued: (flags & 1) !== 0,
    first: (flags & 2) !== 0,
    last: (flags & 4) !== 0,
    granule: Number(view.getBigInt64(6, true)),
    lacing,
    dataOffset: offset + from,
    data: bytes.subarray(from, from + dataBytes),
  }
}

const nextCapture = (bytes: Uint8Array): number => {
  for (let at = bytes.indexOf(0x4f, 1); at !== -1; at = bytes.indexOf(0x4f, at + 1)) {
    if (asciiAt(bytes, at, 4) === 'OggS') return at
  }
  return Math.max(1, bytes.length - 3)
}
