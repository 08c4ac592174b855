import type { CacheReport, TierReport } from '#contracts/cache-report'
import { bytes } from '#contracts/units'
import type { Tier } from '#tiers/tier'
import type { Flows } from '../flow/flows'
import type { Call } from './route'

const none: TierReport = { entries: 0, bytes: bytes(0), budget: bytes(0), hits: 0, misses: 0, evictions: 0 }

/** `GET` reports what the tiers hold; `DELETE` empties them. The library stays. */
export const cacheRoute =
  (memory: Tier, flows: Flows) =>
  async (call: Call): Promise<Response> => {
    if (call.req.method === 'DELETE') {
      flows.disown()
      await memory.clear()
      return new Response(null, { status: 204 })
    }
    const report: CacheReport = {
      tiers: { L1: await memory.report(), L2: none, L3: none },
      prediction: { made: 0, hits: 0, hit_rate: null },
    }
    return Response.json(report, { headers: { 'Cache-Control': 'no-store' } })
  }
