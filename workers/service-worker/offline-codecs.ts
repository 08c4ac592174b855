import { registerRoute } from 'workbox-routing'
import { codecsCacheName, codecsPattern } from '#contracts/codecs-cache'

const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(codecsCacheName)
  return (await cache.match(request.url)) ?? fetch(request)
}

/** The offline codecs are large and not part of the shell: the engine fills their cache when there is time. */
export const keepOfflineCodecs = () =>
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && codecsPattern.test(url.pathname),
    ({ request }) => answer(request),
  )
