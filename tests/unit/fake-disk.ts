import 'fake-indexeddb/auto'
import type { ChunkKey } from '#contracts/chunk-key'
import { openChunkIndex } from '#storage/chunk-index'
import type { ChunkFiles } from '#tiers/chunk-files'
import { createDiskStore } from '#tiers/disk-store'

let opened = 0

/** A store over an index of its own and files in memory that can fail and be damaged. */
export const createFakeDisk = () => {
  const index = openChunkIndex(`chunks-${++opened}`)
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
    read: async (name) => held.get(name)?.slice(),
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
