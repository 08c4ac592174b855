import { asciiAt, type ByteReader } from './byte-reader'

/** Where the sound starts: past any ID3v2 tags at the front of the file. */
export const afterId3 = async (reader: ByteReader): Promise<number> => {
  let offset = 0
  for (;;) {
    const size = id3Size(await reader.read(offset, 10))
    if (size === 0) return offset
    offset += size
  }
}

/** Bytes of the ID3v2 tag that begins here, 0 where none does. */
const id3Size = (header: Uint8Array): number => {
  if (header.length < 10 || asciiAt(header, 0, 3) !== 'ID3') return 0
  const [, , , , , flags = 0, a = 0, b = 0, c = 0, d = 0] = header
  if ((a | b | c | d) & 0x80) return 0
  const footer = flags & 0x10 ? 10 : 0
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + footer
}
