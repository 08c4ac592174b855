import { Dexie, type IndexableType, type Table } from 'dexie'
import type { ChunkKey } from '#contracts/chunk-key'
import { type Bytes, bytes } from '#contracts/units'

export type DiskTier = 'L2' | 'L3'

/** A chunk whose bytes are safely written: the record is the commit. */
export interface ChunkRecord {
  readonly key: ChunkKey
  /** Key of the variant of the file it belongs to. */
  readonly sound: string
  readonly fingerprint: string
  readonly tier: DiskTier
  readonly file: string
  readonly bytes: Bytes
  /** Block by block. */
  readonly checksums: readonly number[]
  readonly contentType: string
  /** Rises with every use; a clock that goes back does not lower it. */
  readonly usedAt: number
}

export interface TierTotals {
  readonly tier: DiskTier
  readonly entries: number
  readonly bytes: Bytes
  readonly evictions: number
}

/** How often something was dropped on purpose: a write that began before does not bring it back. */
interface Drops {
  readonly key: 'drops'
  readonly count: number
}

interface ChunkBytes {
  readonly name: string
  readonly data: ArrayBuffer
}

/** What is rendered and kept. Apart from the library, so that it can be lost whole without a loss. */
class ChunkDatabase extends Dexie {
  declare readonly chunks: Table<ChunkRecord, ChunkKey>
  declare readonly totals: Table<TierTotals, DiskTier>
  declare readonly drops: Table<Drops, 'drops'>
  /** The bytes themselves where there is no OPFS. */
  declare readonly files: Table<ChunkBytes, string>

  constructor(name: string) {
    super(name)
    this.version(1).stores({
      chunks: 'key, &file, sound, fingerprint, [tier+usedAt], usedAt',
      totals: 'tier',
      drops: 'key',
      files: 'name',
    })
  }
}

export type ChunkIndex = ReturnType<typeof openChunkIndex>

/** Milliseconds. */
const touchAfter = 1_000

const evictAtOnce = 256

const nothing = (tier: DiskTier): TierTotals => ({ tier, entries: 0, bytes: bytes(0), evictions: 0 })

/** The index of chunks on disk, with totals that are counted in the same transactions as the records. */
export const openChunkIndex = (name = 'auricle-chunks') => {
  const database = new ChunkDatabase(name)
  const { chunks, totals, drops } = database
  let lastUse = 0
  const touched = new Set<ChunkKey>()
  let touching: ReturnType<typeof setTimeout> | undefined

  const nextUse = async (): Promise<number> => {
    if (lastUse === 0) lastUse = (await chunks.orderBy('usedAt').last())?.usedAt ?? 0
    lastUse = Math.max(Date.now(), lastUse + 1)
    return lastUse
  }

  const add = async (tier: DiskTier, entries: number, size: number, evictions = 0) => {
    const now = (await totals.get(tier)) ?? nothing(tier)
    await totals.put({
      tier,
      entries: now.entries + entries,
      bytes: bytes(now.bytes + size),
      evictions: now.evictions + evictions,
    })
  }

  const changing = <Result>(work: () => Promise<Result>): Promise<Result> =>
    database.transaction('rw', chunks, totals, drops, work)

  const writeTouches = async () => {
    clearTimeout(touching)
    touching = undefined
    const keys = [...touched]
    touched.clear()
    const updates: { key: ChunkKey; changes: { usedAt: number } }[] = []
    for (const key of keys) updates.push({ key, changes: { usedAt: await nextUse() } })
    if (updates.length > 0) await chunks.bulkUpdate(updates)
  }

  const dropCount = async (): Promise<number> => (await drops.get('drops'))?.count ?? 0

  const removeListed = async (records: readonly ChunkRecord[], evicted: boolean) => {
    for (const tier of ['L2', 'L3'] as const) {
      const ofTier = records.filter((record) => record.tier === tier)
      const size = ofTier.reduce((sum, record) => sum + record.bytes, 0)
      if (ofTier.length > 0) await add(tier, -ofTier.length, -size, evicted ? ofTier.length : 0)
    }
    await chunks.bulkDelete(records.map(({ key }) => key))
  }

  return {
    files: database.files,
    get: (key: ChunkKey) => chunks.get(key),
    has: async (key: ChunkKey) => (await chunks.where('key').equals(key).count()) > 0,
    dropCount,
    /** False, and nothing changed, where the chunk has a record already or something was dropped since `drops`. */
    commit: async (record: Omit<ChunkRecord, 'usedAt'>, drops: number): Promise<boolean> => {
      const usedAt = await nextUse()
      return changing(async () => {
        if ((await dropCount()) !== drops || (await chunks.get(record.key))) return false
        await chunks.put({ ...record, usedAt })
        await add(record.tier, 1, record.bytes)
        return true
      })
    },
    /** Removes a record if it still is about `file`. */
    remove: ({ key, file }: Pick<ChunkRecord, 'key' | 'file'>): Promise<void> =>
      changing(async () => {
        const found = await chunks.get(key)
        if (found?.file === file) await removeListed([found], false)
      }),
    /** Removes the least recently used until `size` bytes are free; `spared` are files and sounds. Tells whose bytes may go. */
    evict: (tier: DiskTier, size: number, spared: ReadonlySet<string>): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        const gone: ChunkRecord[] = []
        const seen = new Set<ChunkKey>()
        let freed = 0
        // Many at a time: one by one is ten times as slow. Where a batch ends its last use may be shared with the next.
        for (let from: IndexableType = Dexie.minKey; freed < size; ) {
          const batch: readonly ChunkRecord[] = await chunks
            .where('[tier+usedAt]')
            .between([tier, from], [tier, Dexie.maxKey])
            .limit(evictAtOnce)
            .toArray()
          const fresh = batch.filter(({ key }) => !seen.has(key))
          for (const record of fresh) {
            seen.add(record.key)
            if (freed >= size || spared.has(record.fingerprint) || spared.has(record.sound)) continue
            freed += record.bytes
            gone.push(record)
          }
          if (fresh.length === 0) break
          from = batch.at(-1)?.usedAt ?? from
        }
        await removeListed(gone, true)
        return gone
      }),
    /** Removes all records, or those that `where` names; tells whose files may go. */
    drop: (where?: { readonly fingerprint: string }): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        const gone = await (where ? chunks.where(where) : chunks).toArray()
        await drops.put({ key: 'drops', count: (await dropCount()) + 1 })
        await removeListed(gone, false)
        return gone
      }),
    /** Noted now and written a little later: a write would hold up whoever reads next. */
    touch: (key: ChunkKey): void => {
      touched.delete(key)
      touched.add(key)
      touching ??= setTimeout(() => void writeTouches().catch(() => {}), touchAfter)
    },
    /** Writes what {@link touch} has noted. */
    writeTouches,
    /** The variant that is heard is L2, the others of its file are L3. Nothing is copied. */
    relabel: (fingerprint: string, heard: string): Promise<void> =>
      changing(async () => {
        for (const record of await chunks.where({ fingerprint }).toArray()) {
          const tier = record.sound === heard ? 'L2' : 'L3'
          if (tier === record.tier) continue
          await add(record.tier, -1, -record.bytes)
          await add(tier, 1, record.bytes)
          await chunks.update(record.key, { tier })
        }
      }),
    totals: async (tier: DiskTier): Promise<TierTotals> => (await totals.get(tier)) ?? nothing(tier),
    recordedFiles: async (): Promise<ReadonlySet<string>> =>
      new Set((await chunks.orderBy('file').keys()) as string[]),
    /** Records of earlier pipelines, which nobody asks for any more. */
    dropOthersThan: (pipeline: string): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        const gone = await chunks.filter(({ key }) => key.split('/')[1] !== pipeline).toArray()
        await removeListed(gone, false)
        return gone
      }),
    /** Sets totals right where records went behind the index's back. */
    recount: (): Promise<void> =>
      changing(async () => {
        for (const tier of ['L2', 'L3'] as const) {
          const ofTier = chunks.where('[tier+usedAt]').between([tier, Dexie.minKey], [tier, Dexie.maxKey])
          const known = (await totals.get(tier)) ?? nothing(tier)
          const entries = await ofTier.count()
          if (entries === known.entries) continue
          let size = 0
          await ofTier.each((record) => {
            size += record.bytes
          })
          await totals.put({ ...known, entries, bytes: bytes(size) })
        }
      }),
    delete: () => database.delete(),
  }
}
