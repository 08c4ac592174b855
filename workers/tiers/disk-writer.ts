import type { ChunkKey } from '#contracts/chunk-key'
import type { Bytes } from '#contracts/units'
import type { DiskTier } from '#storage/chunk-index'
import type { DiskBudgets } from './disk-budgets'
import type { DiskStore } from './disk-store'
import type { StoredChunk } from './tier'

export type Kept = 'kept' | 'no-room'

/** The one writer of a realm: keeps tiers within their budgets, and makes them smaller where the disk is full. */
export interface DiskWriter {
  /** Never throws: a chunk that cannot be kept is rendered again when it is wanted. */
  keep(key: ChunkKey, chunk: StoredChunk, tier: DiskTier, drops: number): Promise<Kept>
  /** Fingerprints of what plays here and sounds that are pinned: never evicted. */
  spare(kept: ReadonlySet<string>): void
  budgets(): DiskBudgets
}

/** After a full disk a tier may hold this share of what it held. */
const shrink = 0.8

const isFull = (error: unknown): boolean => {
  if (!(error instanceof Error || error instanceof DOMException)) return false
  // Dexie wraps what it was told.
  return error.name === 'QuotaExceededError' || ('inner' in error && isFull(error.inner))
}

interface Around {
  /** Told when the disk takes no more. */
  readonly onFull?: () => void
  /** Fingerprints of what plays in any tab. */
  readonly playing?: () => Promise<ReadonlySet<string>>
}

/** `session` marks this writer's files as its own while it lives. */
export const createDiskWriter = (
  store: DiskStore,
  given: DiskBudgets,
  session: string,
  { onFull = () => {}, playing = async () => new Set() }: Around = {},
): DiskWriter => {
  const budgets: Record<DiskTier, number> = { ...given }
  let spared: ReadonlySet<string> = new Set()
  let count = 0

  const free = async (tier: DiskTier, size: number): Promise<number> => {
    const elsewhere = await playing().catch(() => new Set<string>())
    return store.free(tier, size, new Set([...spared, ...elsewhere]))
  }

  const makeRoom = async (tier: DiskTier, size: number): Promise<boolean> => {
    const other = tier === 'L2' ? 'L3' : 'L2'
    // New labels may have made the other tier too large; what plays stays there, and this tier is smaller by as much.
    const excess = (await store.totals(other)).bytes - budgets[other]
    const freed = excess > 0 ? await free(other, excess) : 0
    const budget = budgets[tier] - Math.max(0, excess - freed)
    const over = (await store.totals(tier)).bytes + size - budget
    return size <= budget && (over <= 0 || (await free(tier, over)) >= over)
  }

  const shrinkAll = async () => {
    for (const tier of ['L3', 'L2'] as const) {
      const { bytes: used } = await store.totals(tier)
      budgets[tier] = Math.min(budgets[tier], Math.floor(used * shrink))
      await free(tier, used - budgets[tier])
    }
  }

  const write = async (...[key, chunk, tier, drops]: Parameters<DiskWriter['keep']>): Promise<Kept> => {
    if (!(await makeRoom(tier, chunk.bytes.byteLength))) return 'no-room'
    count += 1
    await store.write(key, chunk, tier, `${session}.${count}`, drops)
    return 'kept'
  }

  const writeOrShrink = async (...asked: Parameters<DiskWriter['keep']>): Promise<Kept> => {
    try {
      return await write(...asked)
    } catch (error) {
      if (isFull(error)) onFull()
      await shrinkAll()
      return write(...asked)
    }
  }

  // One after the other: two at once would both find the same room.
  let last: Promise<unknown> = Promise.resolve()
  return {
    keep: (...asked) => {
      const kept = last.then(() => writeOrShrink(...asked)).catch((): Kept => 'no-room')
      last = kept
      return kept
    },
    spare: (kept) => {
      spared = kept
    },
    budgets: () => ({ L2: budgets.L2 as Bytes, L3: budgets.L3 as Bytes }),
  }
}
