import type { ChunkIndex } from '#storage/chunk-index'
import type { ChunkFiles } from './chunk-files'

/** Chunks as buffers in IndexedDB, where there is no OPFS. */
export const indexedChunkFiles = ({ files }: ChunkIndex): ChunkFiles => ({
  write: async (name, bytes) => {
    const whole = bytes.byteLength === bytes.buffer.byteLength
    await files.put({ name, data: whole ? bytes.buffer : bytes.slice().buffer })
  },
  open: async (name) => {
    const found = await files.get(name)
    if (!found) return undefined
    const bytes = new Uint8Array(found.data)
    return { length: bytes.byteLength, read: async (from, to) => bytes.subarray(from, to) }
  },
  remove: (name) => files.delete(name),
  names: async () => (await files.toCollection().primaryKeys()) as string[],
})
