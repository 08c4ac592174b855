import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import type { ChunkKey } from '#contracts/chunk-key'
import { openChunkIndex } from '#storage/chunk-index'
import type { ChunkFiles } from '#tiers/chunk-files'
import { createDiskStore, DamagedChunk } from '#tiers/disk-store'

let opened = 0

/** A store over an index of its own and files in memory that can fail and be damaged. */
export const createFakeDisk = () => {
  const name = `chunks-${++opened}`
  const index = openChunkIndex(name)
  const held = new Map<string, Uint8Array<ArrayBuffer>>()
  let room = Number.POSITIVE_INFINITY
  let dieAfter = Number.POSITIVE_INFINITY
  const used = () => [...held.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0)
  const files: ChunkFiles = {
    write: async (name, bytes) => {
      if (used() + bytes.byteLength > room) throw new DOMException('full', 'QuotaExceededError')
      held.set(name, bytes.slice())
      if (--dieAfter <= 0) throw new Error('the writer died')
    },
    open: async (name) => {
      const bytes = held.get(name)?.slice()
      return bytes && { length: bytes.byteLength, read: async (from, to) => bytes.subarray(from, to) }
    },
    remove: async (name) => void (dieAfter > 0 && held.delete(name)),
    names: async () => [...held.keys()],
  }
  return {
    index,
    files,
    held,
    store: createDiskStore(index, files),
    used,
    setRoom: (bytes: number) => {
      room = bytes
    },
    /** The writer dies right after this many more writes: their records are never made, nothing is tidied. */
    dieAfterWrites: (count: number) => {
      dieAfter = count
    },
    /** Deletes a record by hand, which the index is not told. */
    unrecord: async (key: ChunkKey) => {
      // A database that nobody has opened yet is not there.
      await index.dropCount()
      const byHand = await new Dexie(name).open()
      await byHand.table('kept').where({ key }).delete()
      byHand.close()
    },
    revive: () => {
      dieAfter = Number.POSITIVE_INFINITY
    },
  }
}

export const keyFor = (file: string, preset: string, index: number, pipeline = 'p1') =>
  `${file}/${pipeline}/1-full/enhanced/${preset}/100/${index}` as ChunkKey

/** Bytes that belong to one key alone. */
export const chunkFor = (key: ChunkKey, length = 1000) => {
  const bytes = new Uint8Array(length)
  let seed = 7
  for (const letter of key) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) >>> 0
  for (let at = 0; at < length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = seed >>> 24
  }
  return { contentType: 'audio/wav', bytes }
}

interface Found {
  readonly tier: string
  readonly contentType: string
  readonly length?: number
  readonly until?: number
  pieces(from: number, to: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** Everything of what was found; undefined for nothing, and for what turned out to be damaged. */
export const readWhole = async (found: Found | undefined) => {
  if (!found) return undefined
  const length = found.length ?? found.until ?? 0
  const bytes = new Uint8Array(length)
  let at = 0
  try {
    for await (const piece of found.pieces(0, length)) {
      bytes.set(piece, at)
      at += piece.byteLength
    }
  } catch (error) {
    if (error instanceof DamagedChunk) return undefined
    throw error
  }
  return { contentType: found.contentType, bytes, tier: found.tier }
}
