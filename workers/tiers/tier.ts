import type { TierName, TierReport } from '#contracts/cache-report'
import type { ChunkKey } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'

/** A whole chunk. WAV chunks are kept without their header: it follows from the track's facts. */
export interface StoredChunk {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** One place that keeps rendered chunks. */
export interface Tier {
  readonly name: TierName
  /** Counts as a hit or a miss, and as a use. */
  read(key: ChunkKey): Promise<StoredChunk | undefined>
  /** Looks without counting. */
  has(key: ChunkKey): Promise<boolean>
  /** Makes room by dropping what was used longest ago; a chunk larger than the whole budget is not kept. */
  write(key: ChunkKey, chunk: StoredChunk): Promise<void>
  /** Drops everything made from one file. */
  forget(fingerprint: Fingerprint): Promise<void>
  clear(): Promise<void>
  report(): Promise<TierReport>
}
