import { chunkFrames } from '#contracts/chunking'
import { type Bytes, bytes, type Frames, frames } from '#contracts/units'
import { openingBytes, sampleBytes, wavBytes, wavHeader, wavHeaderBytes } from '#contracts/wav-layout'
import type { Reader } from '../asking'
import type { Pieces } from '../pieces'
import { bytesOfChunk, type Sound } from '../sound'
import type { ChunkReader, OpenedPart, OpenPart } from './chunk-reader'

/** A sound as one WAV, from a frame on: whoever wants to hear it from there need not read what lies before. */
export interface WavFile {
  readonly sound: Sound
  readonly start: Frames
}

/** Where a byte of the virtual file lies: the chunk, and the offset into its samples. */
export interface Place {
  readonly index: number
  readonly offset: Bytes
}

const length = ({ sound, start }: WavFile): Frames => frames(sound.facts.totalFrames - start)

export const fileBytes = (file: WavFile): Bytes => wavBytes(length(file))

/** `at` is an offset into the whole file; inside the header it counts as the first sample. */
export const placeOf = ({ sound, start }: WavFile, at: Bytes): Place => {
  const chunk = sampleBytes(chunkFrames(sound.facts))
  const sample = sampleBytes(start) + Math.max(0, at - wavHeaderBytes)
  const index = Math.floor(sample / chunk)
  return { index, offset: bytes(sample - index * chunk) }
}

/** Offset into the whole file where a chunk's samples end. */
export const chunkEnd = (file: WavFile, index: number): Bytes => {
  const end = (index + 1) * sampleBytes(chunkFrames(file.sound.facts)) - sampleBytes(file.start)
  return bytes(Math.min(fileBytes(file), wavHeaderBytes + end))
}

export interface OpenedFile {
  /** The part with the first sample; null where the range ends within the header. */
  readonly first: OpenedPart | null
  samples(): Pieces
}

/** The part of a chunk at a byte of the virtual file, up to byte `to` of that. */
const partAt = (file: WavFile, position: Bytes, to: Bytes) => {
  const { sound } = file
  const { index, offset } = placeOf(file, position)
  return [sound, index, offset, bytes(Math.min(bytesOfChunk(sound, index), offset + to - position))] as const
}

const firstSample = (from: Bytes): Bytes => bytes(Math.max(from, wavHeaderBytes))

/** The part of the header among the bytes [from, to). */
export const headOf = (file: WavFile, from: Bytes, to: Bytes): Uint8Array<ArrayBuffer> =>
  wavHeader(length(file), file.sound.facts.sampleRate).subarray(from, to)

/** Begins what an element waits for of the bytes [from, to), where it is in no tier: of two chunks where one ends so soon. */
export const beginFile = async (
  { begin }: ChunkReader,
  file: WavFile,
  from: Bytes,
  to: Bytes,
  reader: Reader,
): Promise<void> => {
  const begun: Promise<void>[] = []
  const until = Math.min(to, from + openingBytes)
  for (let at = firstSample(from); at < until; at = chunkEnd(file, placeOf(file, at).index))
    begun.push(begin(...partAt(file, at, to), reader))
  await Promise.all(begun)
}

/** Opens the samples among the bytes [from, to) of the virtual file, chunk after chunk. */
export const openFile = async (
  open: OpenPart,
  file: WavFile,
  from: Bytes,
  to: Bytes,
  reader: Reader,
): Promise<OpenedFile> => {
  const openAt = (position: Bytes) => open(...partAt(file, position, to), reader)
  const start = firstSample(from)
  const first = start < to ? await openAt(start) : null
  return {
    first,
    samples: async function* () {
      for (let position = start, part = first; part; ) {
        yield* part.pieces()
        position = chunkEnd(file, placeOf(file, position).index)
        part = position < to ? await openAt(position) : null
      }
    },
  }
}
