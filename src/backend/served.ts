import type { ServedFrom } from '#contracts/cache-report'
import type { StreamMetadata } from '#contracts/stream-metadata'
import { fileUrl, metadataUrl } from '#contracts/stream-url'
import { framesIn, milliseconds } from '#contracts/units'
import { sampleBytes, wavHeaderBytes } from '#contracts/wav-layout'
import type { Backend } from './face'

const patience = milliseconds(5_000)

const tiers: readonly string[] = ['L1', 'L2', 'L3', 'MISS'] satisfies readonly ServedFrom[]
const isTier = (value: string | null): value is ServedFrom => value !== null && tiers.includes(value)

/** Asks the service worker how it serves a sound, without having any made. */
export const createServed = (base: URL): Backend['served'] => {
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(patience) }).catch(() => null)

  return async (track, variant, position) => {
    const answer = await ask(metadataUrl(base.href, track, variant))
    if (!answer?.ok) return null
    const { format, sample_rate } = (await answer.json()) as StreamMetadata
    if (variant.mode === 'original') return { format, tier: null }
    const place = wavHeaderBytes + sampleBytes(framesIn(position, sample_rate))
    const head = await ask(fileUrl(base.href, track, variant), {
      method: 'HEAD',
      headers: { Range: `bytes=${place}-` },
    })
    const tier = head?.headers.get('X-Cache-Tier') ?? null
    return { format, tier: isTier(tier) ? tier : null }
  }
}
