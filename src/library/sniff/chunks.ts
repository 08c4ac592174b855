import type { ByteReader } from '../byte-reader'

/** A box, chunk or object of a container file. */
export interface Chunk {
  readonly name: string
  /** Where its content starts. */
  readonly start: number
  /** Where its content ends by its own word, which may lie past the end of a damaged file. */
  readonly end: number
}

/** How a family of containers writes the head of a chunk; undefined where none can be read. */
export interface ChunkHead {
  readonly bytes: number
  readonly parse: (head: Uint8Array, offset: number) => (Chunk & { readonly next: number }) | undefined
}

const mostChunks = 4_096

/** Walks sibling chunks from `from` to `to`, reading their heads only. */
export async function* walk(bytes: ByteReader, style: ChunkHead, from: number, to: number) {
  let offset = from
  for (let count = 0; count < mostChunks && offset < to; count++) {
    const chunk = style.parse(await bytes.read(offset, style.bytes), offset)
    if (!chunk || chunk.next <= offset) return
    yield chunk
    offset = chunk.next
  }
}
