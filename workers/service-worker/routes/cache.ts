import type { CacheReport } from '#contracts/cache-report'
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
    const report: CacheReport = {
      tiers: await tiers.report(),
      prediction: { made: 0, hits: 0, hit_rate: null },
    }
    return Response.json(report, { headers: { 'Cache-Control': 'no-store' } })
  }
