import { ProblemError, problem } from '#contracts/problem'
import { type Bytes, bytes } from '#contracts/units'

/** The cache both realms know: the engine fills it, the service worker answers from it. */
const cacheName = 'auricle-codecs'

/** Brings the offline codecs into the cache, once. Throws `codecs/unavailable` when the network does not give them. */
export const fetchCodecs = async (
  urls: readonly string[],
  progress: (done: Bytes, total: Bytes | null) => void,
): Promise<void> => {
  const cache = await caches.open(cacheName)
  let done = 0
  for (const url of urls) {
    if (await cache.match(url)) continue
    const response = await fetch(url).catch(() => null)
    if (!response?.ok || !response.body) {
      throw new ProblemError(problem('codecs/unavailable', 'The offline codecs could not be fetched'))
    }
    const length = Number(response.headers.get('Content-Length'))
    // A compressed transfer has a shorter Content-Length than what arrives here.
    const known = length > 0 && !response.headers.has('Content-Encoding')
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (part, controller) => {
        done += part.byteLength
        progress(bytes(done), known ? bytes(length) : null)
        controller.enqueue(part)
      },
    })
    const headers = { 'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream' }
    await cache.put(url, new Response(response.body.pipeThrough(counter), { headers }))
  }
}
