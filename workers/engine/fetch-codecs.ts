import { codecsCacheName } from '#contracts/codecs-cache'
import { ProblemError, problem } from '#contracts/problem'
import { type Bytes, bytes } from '#contracts/units'

/**
 * Brings the offline codecs of this build into the cache the service worker answers from; those of other builds go.
 * Throws `codecs/unavailable` when the network does not give them; given up, what the signal says.
 */
export const fetchCodecs = async (
  urls: readonly string[],
  progress: (done: Bytes, total: Bytes | null) => void,
  signal?: AbortSignal,
): Promise<void> => {
  const cache = await caches.open(codecsCacheName)
  let done = 0
  for (const url of urls) {
    if (await cache.match(url)) continue
    const response = await fetch(url, signal && { signal }).catch(() => null)
    signal?.throwIfAborted()
    if (!response?.ok || !response.body) {
      throw new ProblemError(problem('codecs/unavailable', 'The offline codecs could not be fetched'))
    }
    const before = done
    const length = Number(response.headers.get('Content-Length'))
    // A compressed transfer has a shorter Content-Length than what arrives here.
    const total = length > 0 && !response.headers.has('Content-Encoding') ? bytes(before + length) : null
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (part, controller) => {
        done += part.byteLength
        progress(bytes(done), total)
        controller.enqueue(part)
      },
    })
    const headers = { 'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream' }
    await cache.put(url, new Response(response.body.pipeThrough(counter), { headers }))
  }
  const current = new Set(urls.map((url) => new URL(url, self.location.href).href))
  for (const { url } of await cache.keys()) if (!current.has(url)) await cache.delete(url)
}
