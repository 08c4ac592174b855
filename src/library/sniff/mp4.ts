import type { ByteReader } from '../byte-reader'
import { textAt, uint64At, viewOf } from './binary'
import { type Chunk, type ChunkHead, walk } from './chunks'
import { isProtected, noIndex, noSound, notAudio, type Sniffer, sound, type Verdict } from './verdict'

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'styp'])
const pictureBrands = new Set(['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis', 'jp2 ', 'crx '])
const protectedEntries = new Set(['drms', 'enca'])

/** ISO 14496-12 boxes; a size of 0 means "to the end of the file". */
const boxHead = (size: number): ChunkHead => ({
  bytes: 16,
  parse: (head, offset) => {
    if (head.length < 8) return undefined
    const view = viewOf(head)
    const short = view.getUint32(0)
    const isLong = short === 1
    if (isLong && head.length < 16) return undefined
    const length = isLong ? uint64At(view, 8) : short === 0 ? size - offset : short
    const start = offset + (isLong ? 16 : 8)
    return { name: textAt(head, 4, 4), start, end: offset + length, next: offset + Math.max(length, 8) }
  },
})

const childOf = async (bytes: ByteReader, parent: Chunk, name: string): Promise<Chunk | undefined> => {
  for await (const box of walk(bytes, boxHead(bytes.size), parent.start, parent.end))
    if (box.name === name) return box
  return undefined
}

const descendant = async (bytes: ByteReader, parent: Chunk, path: readonly string[]) => {
  let box: Chunk | undefined = parent
  for (const name of path) box = box && (await childOf(bytes, box, name))
  return box
}

const numberIn = async (bytes: ByteReader, box: Chunk | undefined, at: number): Promise<number> => {
  const content = box ? await bytes.read(box.start + at, 4) : new Uint8Array(0)
  return content.length === 4 ? viewOf(content).getUint32(0) : 0
}

/** What a `trak` box says: undefined when it is not sound. */
const soundTrack = async (bytes: ByteReader, track: Chunk, fragmented: boolean) => {
  const handler = await descendant(bytes, track, ['mdia', 'hdlr'])
  if (!handler || textAt(await bytes.read(handler.start + 8, 4), 0, 4) !== 'soun') return undefined
  const table = await descendant(bytes, track, ['mdia', 'minf', 'stbl'])
  if (!table) return noIndex
  const descriptions = await childOf(bytes, table, 'stsd')
  if (descriptions && protectedEntries.has(textAt(await bytes.read(descriptions.start + 12, 4), 0, 4)))
    return isProtected
  const sizes = (await childOf(bytes, table, 'stsz')) ?? (await childOf(bytes, table, 'stz2'))
  return fragmented || (await numberIn(bytes, sizes, 8)) > 0 ? sound('mp4') : noSound
}

const movieVerdict = async (bytes: ByteReader, movie: Chunk): Promise<Verdict> => {
  if (movie.end > bytes.size) return noIndex
  const fragmented = (await childOf(bytes, movie, 'mvex')) !== undefined
  for await (const box of walk(bytes, boxHead(bytes.size), movie.start, movie.end)) {
    const verdict = box.name === 'trak' ? await soundTrack(bytes, box, fragmented) : undefined
    if (verdict) return verdict
  }
  return notAudio
}

export const sniffMp4: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 16)
  const first = boxHead(bytes.size).parse(head, from)
  // Text may spell such a name by chance; its "size" then points past the end.
  if (!first || !firstBoxes.has(first.name) || (first.name !== 'moov' && first.end > bytes.size))
    return undefined
  if (first.name === 'ftyp' && pictureBrands.has(textAt(head, 8, 4))) return notAudio
  for await (const box of walk(bytes, boxHead(bytes.size), from, bytes.size))
    if (box.name === 'moov') return movieVerdict(bytes, box)
  return noIndex
}
