import type { CacheReport } from '#contracts/cache-report'
import { nothingLearned } from '#tiers/prediction'
import { readPrediction } from '#tiers/stored-prediction'
import type { Tiers } from '#tiers/tiers'
import type { Flows } from '../flow/flows'
import type { Call } from './route'

/** `GET` reports what the tiers hold; `DELETE` empties them. The library stays. */
export const cacheRoute =
  (tiers: Tiers, flows: Flows) =>
  async (call: Call): Promise<Response> => {
    if (call.req.method === 'DELETE') {
      flows.disown()
      await tiers.clear()
      return new Response(null, { status: 204 })
    }
    const { made, hits } = await readPrediction().catch(() => nothingLearned)
    const report: CacheReport = {
      tiers: await tiers.report(),
      prediction: { made, hits, hit_rate: made > 0 ? hits / made : null },
    }
    return Response.json(report, { headers: { 'Cache-Control': 'no-store' } })
  }
