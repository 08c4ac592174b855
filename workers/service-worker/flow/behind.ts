import type { Pieces } from '../pieces'

/** A header and what follows it. They leave together: a piece of its own would cost a turn of the stream. */
export const behind = async function* (header: Uint8Array<ArrayBuffer>, pieces: Pieces): Pieces {
  try {
    const first = header.byteLength > 0 ? await pieces.next() : undefined
    const sound = first?.value ?? new Uint8Array()
    const both = new Uint8Array(header.byteLength + sound.byteLength)
    both.set(header)
    both.set(sound, header.byteLength)
    if (both.byteLength > 0) yield both
    yield* pieces
  } finally {
    await pieces.return()
  }
}
