import type { ServedFrom } from '#contracts/cache-report'
import type { RenderTiming } from '#contracts/render-port'
import type { Bytes, Milliseconds } from '#contracts/units'

export interface SoundAnswer {
  readonly contentType: string
  readonly contentLength: Bytes | null
  readonly tier: ServedFrom
  readonly index: number
  readonly tag: string
  readonly timing: RenderTiming
  /** Time it took to find out what is stored. */
  readonly lookUp: Milliseconds
}

const metric = (name: string, time: number) => `${name};dur=${time.toFixed(1)}`

/** Every sound response says the same things about itself. The tiers are the cache: nobody else keeps a copy. */
export const soundHeaders = (answer: SoundAnswer): Headers => {
  const { decode, dsp, encode } = answer.timing
  const headers = new Headers({
    'Content-Type': answer.contentType,
    'X-Cache-Tier': answer.tier,
    'X-Chunk-Index': String(answer.index),
    ETag: answer.tag,
    'Cache-Control': 'no-store',
    'Server-Timing': [
      metric('decode', decode),
      metric('dsp', dsp),
      metric('encode', encode),
      metric('cache', answer.lookUp),
    ].join(', '),
  })
  if (answer.contentLength !== null) headers.set('Content-Length', String(answer.contentLength))
  return headers
}
