import { type ChunkKey, soundOf } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import { bytes } from '#contracts/units'
import type { ChunkIndex, ChunkRecord, DiskTier } from '#storage/chunk-index'
import { checksumOf } from './checksum'
import type { ChunkFiles } from './chunk-files'
import type { StoredChunk } from './tier'

export interface FoundOnDisk extends StoredChunk {
  readonly tier: DiskTier
}

export type DiskStore = ReturnType<typeof createDiskStore>

/** Chunks on disk: bytes first, record after. What does not match its record is dropped, never given out. */
export const createDiskStore = (index: ChunkIndex, files: ChunkFiles) => {
  const removeFiles = async (records: readonly Pick<ChunkRecord, 'file'>[]) => {
    // A file that stays is an orphan, and the next sweep's.
    for (const { file } of records) await files.remove(file).catch(() => {})
  }

  const load = async (record: ChunkRecord): Promise<StoredChunk | undefined> => {
    const found = await files.read(record.file).catch(() => undefined)
    if (found && found.byteLength === record.bytes && checksumOf(found) === record.checksum)
      return { contentType: record.contentType, bytes: found }
    await index.remove(record)
    await removeFiles([record])
    return undefined
  }

  return {
    read: async (key: ChunkKey): Promise<FoundOnDisk | undefined> => {
      const record = await index.get(key)
      const chunk = record && (await load(record))
      if (!record || !chunk) return undefined
      void index.touch(key).catch(() => {})
      return { ...chunk, tier: record.tier }
    },
    has: index.has,
    tierOf: async (key: ChunkKey): Promise<DiskTier | undefined> => (await index.get(key))?.tier,
    /** To be asked before work on a chunk begins, and given to {@link write}. */
    dropCount: index.dropCount,
    /**
     * Throws what the storage throws (`QuotaExceededError` above all); then nothing is kept. Neither is a chunk begun
     * before the last `forget` or `clear`.
     */
    write: async (
      key: ChunkKey,
      chunk: StoredChunk,
      tier: DiskTier,
      file: string,
      drops: number,
    ): Promise<void> => {
      if (await index.has(key)) return
      try {
        await files.write(file, chunk.bytes)
        const [fingerprint = ''] = key.split('/')
        const committed = await index.commit(
          {
            key,
            sound: soundOf(key),
            fingerprint,
            tier,
            file,
            bytes: bytes(chunk.bytes.byteLength),
            checksum: checksumOf(chunk.bytes),
            contentType: chunk.contentType,
          },
          drops,
        )
        if (!committed) await removeFiles([{ file }])
      } catch (error) {
        await removeFiles([{ file }])
        throw error
      }
    },
    /** Frees at least `size` bytes of a tier, if what is not spared is that much; tells how much that was. */
    free: async (tier: DiskTier, size: number, spared: ReadonlySet<string>): Promise<number> => {
      const gone = await index.evict(tier, size, spared)
      await removeFiles(gone)
      return gone.reduce((sum, record) => sum + record.bytes, 0)
    },
    relabel: index.relabel,
    forget: async (fingerprint: Fingerprint): Promise<void> => removeFiles(await index.drop({ fingerprint })),
    clear: async (): Promise<void> => removeFiles(await index.drop()),
    totals: index.totals,
    /** Takes away what earlier pipelines left, and files that no record names and no living writer is writing. */
    sweep: async (pipeline: string, isBeingWritten: (file: string) => boolean): Promise<void> => {
      await removeFiles(await index.dropOthersThan(pipeline))
      const names = await files.names()
      const recorded = await index.recordedFiles()
      await removeFiles(
        names.filter((file) => !recorded.has(file) && !isBeingWritten(file)).map((file) => ({ file })),
      )
    },
  }
}
