import { chunkFrames } from '#contracts/chunking'
import { type Bytes, bytes } from '#contracts/units'
import { sampleBytes, wavBytes, wavHeader, wavHeaderBytes } from '#contracts/wav-layout'
import type { Reader } from '../asking'
import { bytesOfChunk, type Sound } from '../sound'
import type { OpenedPart, OpenPart } from './chunk-reader'

/** Where a byte of the virtual file lies: the chunk, and the offset into its samples. */
export interface Place {
  readonly index: number
  readonly offset: Bytes
}

export const fileBytes = (sound: Sound): Bytes => wavBytes(sound.facts.totalFrames)

/** `at` is an offset into the whole file; inside the header it counts as the first sample. */
export const placeOf = (sound: Sound, at: Bytes): Place => {
  const chunk = sampleBytes(chunkFrames(sound.facts))
  const sample = Math.max(0, at - wavHeaderBytes)
  const index = Math.floor(sample / chunk)
  return { index, offset: bytes(sample - index * chunk) }
}

/** Offset into the whole file where a chunk's samples end. */
export const chunkEnd = (sound: Sound, index: number): Bytes =>
  bytes(Math.min(fileBytes(sound), wavHeaderBytes + (index + 1) * sampleBytes(chunkFrames(sound.facts))))

export interface OpenedFile {
  /** The part with the first sample; null where the range ends within the header. */
  readonly first: OpenedPart | null
  pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** Opens the bytes [from, to) of the virtual file: the header by arithmetic, the rest chunk after chunk. */
export const openFile = async (
  open: OpenPart,
  sound: Sound,
  from: Bytes,
  to: Bytes,
  reader: Reader,
): Promise<OpenedFile> => {
  const openAt = (position: Bytes) => {
    const { index, offset } = placeOf(sound, position)
    const end = Math.min(bytesOfChunk(sound, index), offset + to - position)
    return open(sound, index, offset, bytes(end), reader)
  }
  const start = bytes(Math.max(from, wavHeaderBytes))
  const first = start < to ? await openAt(start) : null
  return {
    first,
    pieces: async function* () {
      const header = wavHeader(sound.facts.totalFrames, sound.facts.sampleRate).subarray(from, to)
      if (header.byteLength > 0) yield header
      for (let position = start, part = first; part; ) {
        yield* part.pieces()
        position = chunkEnd(sound, placeOf(sound, position).index)
        part = position < to ? await openAt(position) : null
      }
    },
  }
}
