import type { Bytes } from './units'

export const tierNames = ['L1', 'L2', 'L3'] as const
export type TierName = (typeof tierNames)[number]
/** The value of `X-Cache-Tier`. */
export type ServedFrom = TierName | 'MISS'

export interface TierReport {
  readonly entries: number
  readonly bytes: Bytes
  readonly budget: Bytes
  readonly hits: number
  readonly misses: number
  readonly evictions: number
}

/** The JSON of `GET /api/audio/cache`. */
export interface CacheReport {
  readonly tiers: Readonly<Record<TierName, TierReport>>
  readonly prediction: { readonly made: number; readonly hits: number; readonly hit_rate: number | null }
}
