import { type ChunkIndex, openChunkIndex } from '#storage/chunk-index'
import { createDiskStore, type DiskStore } from './disk-store'
import { indexedChunkFiles } from './indexed-chunk-files'
import { openOpfsChunkFiles } from './opfs-chunk-files'

/** The chunks on this device's disk: in OPFS, or in IndexedDB where there is none. */
export const openDiskStore = async (index: ChunkIndex = openChunkIndex()): Promise<DiskStore> =>
  createDiskStore(index, (await openOpfsChunkFiles()) ?? indexedChunkFiles(index))
