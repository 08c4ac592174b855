import type { TierName, TierReport } from '#contracts/cache-report'
import type { ChunkKey } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import type { Bytes } from '#contracts/units'

/** A whole chunk. WAV chunks are kept without their header: it follows from the track's facts. */
export interface StoredChunk {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What is held of a chunk from byte `from` of it on: all, or the seconds a switch would be heard from. */
export interface HeldPart extends StoredChunk {
  readonly from: Bytes
}

/** One place that keeps rendered chunks. */
export interface Tier {
  readonly name: TierName
  /** The chunk, or else a part with byte `at` of it. Counts as a hit or a miss, and as a use. */
  read(key: ChunkKey, at: Bytes | null): Promise<HeldPart | undefined>
  /** Looks without counting: whether all of [from, to) is here. */
  has(key: ChunkKey, from: Bytes, to: Bytes): Promise<boolean>
  /** Makes room by dropping what was used longest ago; a chunk larger than the whole budget is not kept. */
  write(key: ChunkKey, chunk: StoredChunk): Promise<void>
  /**
   * Together with what was held of the chunk before it or behind it, else in its place; nothing where the chunk itself is
   * held.
   */
  writePart(key: ChunkKey, part: HeldPart): Promise<void>
  /** Drops everything made from one file. */
  forget(fingerprint: Fingerprint): Promise<void>
  clear(): Promise<void>
  report(): Promise<TierReport>
}
