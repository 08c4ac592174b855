import { type ChunkKey, soundOf } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import { type Bytes, bytes, milliseconds } from '#contracts/units'
import { within } from '#contracts/within'
import type { ChunkIndex, ChunkRecord, DiskTier } from '#storage/chunk-index'
import { blockBytes, checksumOf, checksumsOf } from './checksum'
import type { ChunkFile, ChunkFiles } from './chunk-files'
import type { StoredChunk } from './tier'

/** A disk that says nothing for so long is done without. */
export const diskPatience = milliseconds(1_500)

export interface FoundOnDisk {
  readonly tier: DiskTier
  readonly contentType: string
  readonly length: Bytes
  /** Throws {@link DamagedChunk} at the first block that is not what was written; the chunk is gone then. */
  pieces(from: number, to: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** Bytes on the disk are not those that were written there. What was read before it is good. */
export class DamagedChunk extends Error {}

export type DiskStore = ReturnType<typeof createDiskStore>

/** Chunks on disk: bytes first, record after. What does not match its record is dropped, never given out. */
export const createDiskStore = (index: ChunkIndex, files: ChunkFiles) => {
  const removeFiles = async (records: readonly Pick<ChunkRecord, 'file'>[]) => {
    // A file that stays is an orphan, and the next sweep's.
    for (const { file } of records) await files.remove(file).catch(() => {})
  }

  const drop = async (record: ChunkRecord) => {
    await index.remove(record)
    await removeFiles([record])
  }

  const block = async (file: ChunkFile, record: ChunkRecord, number: number) => {
    const bytes = await file.read(number * blockBytes, (number + 1) * blockBytes)
    return checksumOf(bytes) === record.checksums[number] ? bytes : undefined
  }

  /** The file of a record, unless it is not what was written. A disk that says nothing is not waited for. */
  const opened = async (record: ChunkRecord) => {
    const opening = files.open(record.file).catch(() => undefined)
    const file = await within(diskPatience, opening).catch(() => {
      throw new DamagedChunk(record.key)
    })
    if (file?.length === record.bytes) return file
    await drop(record)
    throw new DamagedChunk(record.key)
  }

  const piecesOf = (opening: Promise<ChunkFile>, record: ChunkRecord): FoundOnDisk['pieces'] =>
    async function* (from, to) {
      const file = await opening
      for (let number = Math.floor(from / blockBytes); number * blockBytes < to; number += 1) {
        const begin = number * blockBytes
        const bytes = await block(file, record, number).catch(() => undefined)
        if (!bytes) {
          await drop(record)
          throw new DamagedChunk(record.key)
        }
        yield bytes.subarray(Math.max(0, from - begin), to - begin)
      }
    }

  return {
    read: async (key: ChunkKey): Promise<FoundOnDisk | undefined> => {
      const record = await index.get(key)
      if (!record) return undefined
      // The record says all that an answer begins with: its file is opened while that is on its way.
      const opening = opened(record)
      opening.catch(() => {})
      index.touch(key)
      const { tier, contentType, bytes: length } = record
      return { tier, contentType, length, pieces: piecesOf(opening, record) }
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
            checksums: checksumsOf(chunk.bytes),
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
      await index.writeTouches()
      const gone = await index.evict(tier, size, spared)
      await removeFiles(gone)
      return gone.reduce((sum, record) => sum + record.bytes, 0)
    },
    relabel: index.relabel,
    forget: async (fingerprint: Fingerprint): Promise<void> => removeFiles(await index.drop({ fingerprint })),
    clear: async (): Promise<void> => removeFiles(await index.drop()),
    totals: index.totals,
    /** Takes away what earlier pipelines left, and files that no record names and no living writer is writing; counts anew. */
    sweep: async (pipeline: string, isBeingWritten: (file: string) => boolean): Promise<void> => {
      await removeFiles(await index.dropOthersThan(pipeline))
      await index.recount()
      const names = await files.names()
      const recorded = await index.recordedFiles()
      await removeFiles(
        names.filter((file) => !recorded.has(file) && !isBeingWritten(file)).map((file) => ({ file })),
      )
    },
  }
}
