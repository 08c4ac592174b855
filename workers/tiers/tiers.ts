import type { ServedFrom, TierName, TierReport } from '#contracts/cache-report'
import type { ChunkKey } from '#contracts/chunk-key'
import type { Lead } from '#contracts/lead'
import type { Fingerprint } from '#contracts/track'
import { type Bytes, bytes, type Milliseconds } from '#contracts/units'
import { wavFormat } from '#contracts/wav-layout'
import { within } from '#contracts/within'
import type { DiskTier } from '#storage/chunk-index'
import type { DiskBudgets } from './disk-budgets'
import { type DiskStore, diskPatience, type FoundOnDisk } from './disk-store'
import type { HeldPart, StoredChunk, Tier } from './tier'

export interface FoundChunk {
  readonly tier: TierName
  readonly contentType: string
  /** Where what is here ends: with the chunk, or before it. */
  readonly until: Bytes
  /** From the disk it may end in a `DamagedChunk`; what came before that is good. */
  pieces(from: number, to: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** All tiers as their readers see them: memory first, then the disk. A chunk read whole from there rises to memory. */
export interface Tiers {
  /** The chunk, or where `at` is given at least what begins before that byte of it. */
  read(key: ChunkKey, at: Bytes | null): Promise<FoundChunk | undefined>
  /** Where bytes [from, to) of a chunk would come from; counts nothing. */
  whereIs(key: ChunkKey, from: Bytes, to: Bytes): Promise<ServedFrom>
  /** Into memory; the engine that rendered a chunk puts it on the disk. */
  hold(key: ChunkKey, chunk: StoredChunk): Promise<void>
  /** Samples of a chunk, into memory. */
  holdPart(key: ChunkKey, part: HeldPart): Promise<void>
  /** Into memory, unless something was dropped on purpose since the work on it began. */
  holdLead(lead: Lead): Promise<void>
  forget(fingerprint: Fingerprint): Promise<void>
  clear(): Promise<void>
  report(): Promise<Readonly<Record<TierName, TierReport>>>
}

interface Parts {
  readonly memory: Tier
  readonly openDisk: () => Promise<DiskStore>
  /** For the report alone: the engine keeps to its own. */
  readonly budgets: () => Promise<DiskBudgets>
  /** A disk that says nothing for so long is done without. */
  readonly patience?: Milliseconds
}

const none = bytes(0)
const all = bytes(Number.POSITIVE_INFINITY)
const diskTiers = ['L2', 'L3'] as const
const pieceBytes = 256 * 1024

const inMemory = ({ contentType, bytes: held, from: begin }: HeldPart): FoundChunk => ({
  tier: 'L1',
  contentType,
  until: bytes(begin + held.byteLength),
  pieces: async function* (from, to) {
    for (let at = from; at < to; at += pieceBytes)
      yield held.subarray(at - begin, Math.min(to, at + pieceBytes) - begin)
  },
})

export const createTiers = ({ memory, openDisk, budgets, patience = diskPatience }: Parts): Tiers => {
  const counts = { L2: { hits: 0, misses: 0 }, L3: { hits: 0, misses: 0 } }
  let opening: Promise<DiskStore> | undefined
  /** What was being read when something was dropped on purpose does not come back. */
  let drops = 0

  const disk = () => {
    opening ??= openDisk().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  /** What the disk says, or nothing where it fails or is slow: then the chunk is rendered. */
  const askDisk = async <Answer>(ask: (disk: DiskStore) => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await within(patience, disk().then(ask))
    } catch {
      return undefined
    }
  }

  const reportOf = async (tier: DiskTier): Promise<TierReport> => {
    const totals = await askDisk((disk) => disk.totals(tier))
    const limits = await budgets()
    return {
      entries: totals?.entries ?? 0,
      bytes: totals?.bytes ?? bytes(0),
      budget: limits[tier],
      ...counts[tier],
      evictions: totals?.evictions ?? 0,
    }
  }

  /** Whoever reads a whole chunk leaves it in memory. */
  const rising = (key: ChunkKey, { contentType, length, pieces }: FoundOnDisk): FoundChunk['pieces'] =>
    async function* (from, to) {
      const isWhole = from === 0 && to === length
      const all = isWhole ? new Uint8Array(length) : null
      const before = drops
      let at = 0
      for await (const piece of pieces(from, to)) {
        all?.set(piece, at)
        at += piece.byteLength
        yield piece
      }
      if (all && drops === before) await memory.write(key, { contentType, bytes: all })
    }

  return {
    read: async (key, at) => {
      const hot = await memory.read(key, at)
      if (hot) return inMemory(hot)
      const found = await askDisk((disk) => disk.read(key))
      for (const tier of diskTiers) counts[tier][found?.tier === tier ? 'hits' : 'misses'] += 1
      if (found) {
        const { tier, contentType, length } = found
        return { tier, contentType, until: length, pieces: rising(key, found) }
      }
      // Somebody else's rendering may have ended while the disk was asked.
      const end = at === null ? all : bytes(at + 1)
      const meanwhile = (await memory.has(key, at ?? none, end)) ? await memory.read(key, at) : undefined
      return meanwhile && inMemory(meanwhile)
    },
    whereIs: async (key, from, to) => {
      if (await memory.has(key, from, to)) return 'L1'
      return (await askDisk((disk) => disk.tierOf(key))) ?? 'MISS'
    },
    hold: memory.write,
    holdPart: memory.writePart,
    holdLead: async ({ key, from, samples, drops: before }) => {
      const here = drops
      if ((await askDisk((disk) => disk.dropCount())) !== before || drops !== here) return
      await memory.writePart(key, { contentType: wavFormat, from, bytes: new Uint8Array(samples) })
    },
    forget: async (fingerprint) => {
      drops += 1
      await memory.forget(fingerprint)
      await askDisk((disk) => disk.forget(fingerprint))
    },
    clear: async () => {
      drops += 1
      await memory.clear()
      await askDisk((disk) => disk.clear())
    },
    report: async () => ({ L1: await memory.report(), L2: await reportOf('L2'), L3: await reportOf('L3') }),
  }
}
