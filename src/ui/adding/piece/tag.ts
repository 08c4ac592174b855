/** ID3v2.3 (id3.org): what a piece is called, and its picture. */
export interface Described {
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly genre: string
  /** PNG. */
  readonly picture: Uint8Array | null
}

const joined = (parts: readonly Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const text = (words: string) => new TextEncoder().encode(words)

const size = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
/** Seven bits to a byte. */
const safeSize = (value: number) =>
  Uint8Array.of((value >>> 21) & 127, (value >>> 14) & 127, (value >>> 7) & 127, value & 127)

const frame = (name: string, content: Uint8Array) =>
  joined([text(name), size(content.length), Uint8Array.of(0, 0), content])

const latin = 0
const textFrame = (name: string, words: string) =>
  frame(name, joined([Uint8Array.of(latin), text(words), Uint8Array.of(0)]))

const frontCover = 3
const pictureFrame = (png: Uint8Array) =>
  frame('APIC', joined([Uint8Array.of(latin), text('image/png\0'), Uint8Array.of(frontCover, 0), png]))

export const id3Of = ({ title, artist, album, genre, picture }: Described): Uint8Array => {
  const frames = joined([
    textFrame('TIT2', title),
    textFrame('TPE1', artist),
    textFrame('TALB', album),
    textFrame('TCON', genre),
    ...(picture ? [pictureFrame(picture)] : []),
  ])
  return joined([text('ID3'), Uint8Array.of(3, 0, 0), safeSize(frames.length), frames])
}
