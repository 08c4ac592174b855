import { type Bytes, bytes } from '#contracts/units'
import type { DiskTier } from '#storage/chunk-index'

export type DiskBudgets = Readonly<Record<DiskTier, Bytes>>

const giga = 1_000_000_000

/** L2: a quarter of the quota, at most 4 GB; L3: 1 GB, and never more than a third of L2. Small devices less. */
export const diskBudgets = (quota: Bytes, isSmall: boolean): DiskBudgets => {
  const second = Math.min(quota / 4, isSmall ? giga : 4 * giga)
  return {
    L2: bytes(Math.floor(second)),
    L3: bytes(Math.floor(Math.min(second / 3, isSmall ? 0.256 * giga : giga))),
  }
}
