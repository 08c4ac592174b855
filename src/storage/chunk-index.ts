import { Dexie, type Table } from 'dexie'
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

/** Least recently used first within a tier, so that whatever is evicted lies side by side. */
type UseKey = readonly [DiskTier, number, ChunkKey]

/** What is rendered and kept. Apart from the library, so that it can be lost whole without a loss. */
class ChunkDatabase extends Dexie {
  declare readonly kept: Table<ChunkRecord, UseKey>
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
    // A range of keys is deleted in one go: thirty times as fast as a thousand records one by one.
    this.version(2)
      .stores({ chunks: null, kept: `${inUseOrder}, &key, &file` })
      .upgrade(async (upgrading) => {
        await upgrading.table('kept').bulkAdd(await upgrading.table('chunks').toArray())
      })
  }
}

const idOf = ({ tier, usedAt, key }: ChunkRecord): UseKey => [tier, usedAt, key]

export type ChunkIndex = ReturnType<typeof openChunkIndex>

const inUseOrder = '[tier+usedAt+key]'

/** Milliseconds. */
const touchAfter = 1_000

/** Mostly a few make room enough: each batch is four times as large as the one before. */
const firstBatch = 64
const largestBatch = 1_024

const nothing = (tier: DiskTier): TierTotals => ({ tier, entries: 0, bytes: bytes(0), evictions: 0 })

/** The index of chunks on disk, with totals that are counted in the same transactions as the records. */
export const openChunkIndex = (name = 'auricle-chunks') => {
  const database = new ChunkDatabase(name)
  const { kept, totals, drops } = database
  let lastUse = 0
  const touched = new Set<ChunkKey>()
  let touching: ReturnType<typeof setTimeout> | undefined

  const inTier = (tier: DiskTier) => kept.where(inUseOrder).between([tier], [tier, Dexie.maxKey])
  const ofFile = (fingerprint: string) => kept.where('key').startsWith(`${fingerprint}/`)

  const nextUse = async (): Promise<number> => {
    if (lastUse === 0) {
      const latest = await Promise.all([inTier('L2').last(), inTier('L3').last()])
      lastUse = Math.max(...latest.map((record) => record?.usedAt ?? 0))
    }
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
    database.transaction('rw', kept, totals, drops, work)

  const replace = async (before: ChunkRecord, after: ChunkRecord) => {
    await kept.delete(idOf(before))
    await kept.add(after)
  }

  const writeTouches = async () => {
    clearTimeout(touching)
    touching = undefined
    const keys = [...touched]
    touched.clear()
    if (keys.length === 0) return
    await changing(async () => {
      for (const key of keys) {
        const found = await kept.get({ key })
        if (found) await replace(found, { ...found, usedAt: await nextUse() })
      }
    })
  }

  const dropCount = async (): Promise<number> => (await drops.get('drops'))?.count ?? 0

  const uncount = async (records: readonly ChunkRecord[], evicted: boolean) => {
    for (const tier of ['L2', 'L3'] as const) {
      const ofTier = records.filter((record) => record.tier === tier)
      const size = ofTier.reduce((sum, record) => sum + record.bytes, 0)
      if (ofTier.length > 0) await add(tier, -ofTier.length, -size, evicted ? ofTier.length : 0)
    }
  }

  const removeListed = async (records: readonly ChunkRecord[]) => {
    await uncount(records, false)
    await kept.bulkDelete(records.map(idOf))
  }

  /** Records that follow each other in their tier. */
  const removeRun = async (run: readonly ChunkRecord[]) => {
    const [first, last] = [run[0], run.at(-1)]
    if (first && last) await kept.where(inUseOrder).between(idOf(first), idOf(last), true, true).delete()
  }

  return {
    files: database.files,
    get: (key: ChunkKey) => kept.get({ key }),
    has: async (key: ChunkKey) => (await kept.where('key').equals(key).count()) > 0,
    /** Chunks of one variant of a file. */
    countOf: (sound: string): Promise<number> => kept.where('key').startsWith(`${sound}/`).count(),
    dropCount,
    /** False, and nothing changed, where the chunk has a record already or something was dropped since `drops`. */
    commit: async (record: Omit<ChunkRecord, 'usedAt'>, drops: number): Promise<boolean> => {
      const usedAt = await nextUse()
      return changing(async () => {
        if ((await dropCount()) !== drops || (await kept.get({ key: record.key }))) return false
        await kept.add({ ...record, usedAt })
        await add(record.tier, 1, record.bytes)
        return true
      })
    },
    /** Removes a record if it still is about `file`. */
    remove: ({ key, file }: Pick<ChunkRecord, 'key' | 'file'>): Promise<void> =>
      changing(async () => {
        const found = await kept.get({ key })
        if (found?.file === file) await removeListed([found])
      }),
    /** Removes the least recently used until `size` bytes are free; `spared` are files and sounds. Tells whose bytes may go. */
    evict: (tier: DiskTier, size: number, spared: ReadonlySet<string>): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        const gone: ChunkRecord[] = []
        let freed = 0
        let limit = firstBatch
        for (let after: readonly unknown[] = [tier]; freed < size; ) {
          const batch = await kept
            .where(inUseOrder)
            .between(after, [tier, Dexie.maxKey], false)
            .limit(limit)
            .toArray()
          let run: ChunkRecord[] = []
          for (const record of batch) {
            if (freed >= size) break
            if (spared.has(record.fingerprint) || spared.has(record.sound)) {
              await removeRun(run)
              run = []
              continue
            }
            freed += record.bytes
            run.push(record)
            gone.push(record)
          }
          await removeRun(run)
          const last = batch.at(-1)
          if (!last) break
          after = idOf(last)
          limit = Math.min(largestBatch, limit * 4)
        }
        await uncount(gone, true)
        return gone
      }),
    /** Removes all records, or those that `where` names; tells whose files may go. */
    drop: (where?: { readonly fingerprint: string }): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        const gone = await (where ? ofFile(where.fingerprint) : kept).toArray()
        await drops.put({ key: 'drops', count: (await dropCount()) + 1 })
        await removeListed(gone)
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
        for (const record of await ofFile(fingerprint).toArray()) {
          const tier = record.sound === heard ? 'L2' : 'L3'
          if (tier === record.tier) continue
          await add(record.tier, -1, -record.bytes)
          await add(tier, 1, record.bytes)
          await replace(record, { ...record, tier })
        }
      }),
    totals: async (tier: DiskTier): Promise<TierTotals> => (await totals.get(tier)) ?? nothing(tier),
    recordedFiles: async (): Promise<ReadonlySet<string>> =>
      new Set((await kept.orderBy('file').keys()) as string[]),
    /** Records of earlier pipelines, which nobody asks for any more. */
    dropOthersThan: (pipeline: string): Promise<readonly ChunkRecord[]> =>
      changing(async () => {
        // By their keys alone: nothing is left of an earlier pipeline at most starts.
        const ids = await kept.toCollection().primaryKeys()
        const gone = await kept.bulkGet(ids.filter(([, , key]) => key.split('/')[1] !== pipeline))
        const found = gone.filter((record) => record !== undefined)
        await removeListed(found)
        return found
      }),
    /** Sets totals right where records went behind the index's back. */
    recount: (): Promise<void> =>
      changing(async () => {
        for (const tier of ['L2', 'L3'] as const) {
          const known = (await totals.get(tier)) ?? nothing(tier)
          const entries = await inTier(tier).count()
          if (entries === known.entries) continue
          let size = 0
          await inTier(tier).each((record) => {
            size += record.bytes
          })
          await totals.put({ ...known, entries, bytes: bytes(size) })
        }
      }),
    delete: () => database.delete(),
  }
}
