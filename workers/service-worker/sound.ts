import { type ChunkKey, chunkKey, soundKey } from '#contracts/chunk-key'
import { chunkRange } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import type { Fingerprint, TrackId } from '#contracts/track'
import { type Bytes, type Frames, frames } from '#contracts/units'
import type { Variant } from '#contracts/variant'
import { sampleBytes } from '#contracts/wav-layout'

/** One variant of one track, with everything its lengths, borders and keys follow from. */
export interface Sound {
  readonly track: TrackId
  readonly variant: Variant
  readonly facts: SoundFacts
  readonly fingerprint: Fingerprint
  readonly profileRevision: string
}

export const keyOf = (sound: Sound): string => soundKey(sound, sound.variant)
export const chunkKeyOf = (sound: Sound, index: number): ChunkKey => chunkKey(sound, sound.variant, index)

export const framesOfChunk = (sound: Sound, index: number): Frames => {
  const { from, to } = chunkRange(sound.facts, index)
  return frames(to - from)
}

/** Length of a chunk's samples, without a header. */
export const bytesOfChunk = (sound: Sound, index: number): Bytes => sampleBytes(framesOfChunk(sound, index))
