import type { ChunkKey } from '#contracts/chunk-key'
import type { Rank } from '#contracts/engine-work'
import type { Lead } from '#contracts/lead'
import { sampleBytes } from '#contracts/wav-layout'
import type { DiskStore } from '#tiers/disk-store'
import { joinedAll, lengthOf } from '../joined'
import type { Render } from '../schedule/shared-renderings'
import type { LeadJob } from './plan-leads'

interface Parts {
  readonly keyOf: (job: LeadJob) => Promise<ChunkKey | undefined>
  readonly dropCount: () => Promise<number>
  /** Null where nothing is kept. */
  readonly store: () => Promise<DiskStore | null>
  readonly render: Render
  readonly hand: (lead: Lead) => void
}

/** Makes leads: from the disk where the chunk is there already, else rendered for this alone. */
export const createLeadMaker = ({ keyOf, dropCount, store, render, hand }: Parts) => {
  const fromDisk = async (key: ChunkKey, { from, to }: LeadJob) => {
    const found = await (await store())?.read(key)
    if (!found) return undefined
    const parts: Uint8Array[] = []
    for await (const piece of found.pieces(sampleBytes(from), sampleBytes(to))) parts.push(piece)
    return parts
  }

  const rendered = async (job: LeadJob, signal: AbortSignal, rank: () => Rank) => {
    const { track, variant, index, from, to } = job
    const parts: Uint8Array[] = []
    const { body } = await render(
      { kind: 'chunk', track, variant, index, skip: from, wanted: null },
      signal,
      rank,
    )
    try {
      while (lengthOf(parts) < sampleBytes(to) - sampleBytes(from)) {
        const next = await body.next()
        if (next.done) return undefined
        parts.push(next.value)
      }
    } finally {
      await body.return?.()
    }
    return parts
  }

  return async (job: LeadJob, signal: AbortSignal, rank: () => Rank): Promise<void> => {
    const drops = await dropCount()
    const key = await keyOf(job)
    if (key === undefined) return
    const stored = await fromDisk(key, job).catch(() => undefined)
    const parts = stored ?? (await rendered(job, signal, rank))
    signal.throwIfAborted()
    // A profile that changed meanwhile would put one name on another sound.
    if (!parts || key !== (await keyOf(job))) return
    const from = sampleBytes(job.from)
    hand({ key, from, samples: joinedAll(parts).buffer.slice(0, sampleBytes(job.to) - from), drops })
  }
}
