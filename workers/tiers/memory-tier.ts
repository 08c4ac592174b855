import type { ChunkKey } from '#contracts/chunk-key'
import { type Bytes, bytes } from '#contracts/units'
import type { StoredChunk, Tier } from './tier'

/** L1: the chunks used last, in memory, never more than `budget` bytes of them. */
export const createMemoryTier = (budget: Bytes): Tier => {
  // In order of use: a Map keeps the order of insertion.
  const chunks = new Map<ChunkKey, StoredChunk>()
  let held = 0
  let hits = 0
  let misses = 0
  let evictions = 0

  const drop = (key: ChunkKey) => {
    held -= chunks.get(key)?.bytes.byteLength ?? 0
    chunks.delete(key)
  }

  const makeRoom = (size: number) => {
    for (const oldest of chunks.keys()) {
      if (held + size <= budget) return
      drop(oldest)
      evictions += 1
    }
  }

  return {
    name: 'L1',
    read: async (key) => {
      const chunk = chunks.get(key)
      if (!chunk) {
        misses += 1
        return undefined
      }
      hits += 1
      chunks.delete(key)
      chunks.set(key, chunk)
      return chunk
    },
    has: async (key) => chunks.has(key),
    write: async (key, chunk) => {
      drop(key)
      const size = chunk.bytes.byteLength
      if (size > budget) return
      makeRoom(size)
      chunks.set(key, chunk)
      held += size
    },
    forget: async (fingerprint) => {
      for (const key of chunks.keys()) if (key.startsWith(`${fingerprint}/`)) drop(key)
    },
    clear: async () => {
      chunks.clear()
      held = 0
    },
    report: async () => ({ entries: chunks.size, bytes: bytes(held), budget, hits, misses, evictions }),
  }
}
