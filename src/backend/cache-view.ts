import type { CacheReport } from '#contracts/cache-report'
import { apiPrefix } from '#contracts/stream-url'
import { milliseconds } from '#contracts/units'
import type { Backend } from './face'

const patience = milliseconds(5_000)

/** The tiers as the service worker reports them. */
export const createCacheView = (base: URL): Pick<Backend, 'cacheReport' | 'emptyCache'> => {
  const ask = (init: RequestInit = {}) =>
    fetch(new URL(`${apiPrefix}audio/cache`, base), { ...init, signal: AbortSignal.timeout(patience) })
  return {
    cacheReport: async () => {
      const response = await ask().catch(() => null)
      return response?.ok ? ((await response.json()) as CacheReport) : null
    },
    emptyCache: async () => {
      await ask({ method: 'DELETE' }).catch(() => null)
    },
  }
}
