import { registerRoute } from 'workbox-routing'
import { codecsCacheName, codecsPattern } from '#contracts/codecs-cache'

/** Their names change with their content, so what is there is right; what another build used goes. */
const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(codecsCacheName)
  const stored = await cache.match(request.url)
  if (stored) return stored
  const response = await fetch(request)
  if (response.ok) {
    await cache.put(request.url, response.clone())
    await dropOthers(cache, request.url)
  }
  return response
}

const ending = (url: string) => codecsPattern.exec(new URL(url).pathname)?.[1]

const dropOthers = async (cache: Cache, url: string) => {
  for (const { url: other } of await cache.keys()) {
    if (other !== url && ending(other) === ending(url)) await cache.delete(other)
  }
}

/** The offline codecs are large and not part of the shell: kept when first fetched, answered from there after. */
export const keepOfflineCodecs = () =>
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && codecsPattern.test(url.pathname),
    ({ request }) => answer(request),
  )
