import { chunkDuration, totalChunks } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { Heard, Wishes } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import type { Enhanced, Preset } from '#contracts/variant'
import { type LeadJob, planLead } from './plan-leads'

/** A whole chunk that is to be on the disk. */
export interface ChunkJob {
  readonly kind: 'chunk'
  readonly track: TrackId
  readonly variant: Enhanced
  readonly index: number
  readonly rank: Rank
}

/** Something worth having before it is asked for. */
export type AheadJob = ChunkJob | LeadJob

/** This long before a chunk ends its next one is more urgent than other presets. */
const nearBorder = 10
/** This long before a chunk ends the other presets' next one is wanted too: by then their leads come from it. */
const beforeBorder = 15
/** This long before a track ends the next one's first chunk is more urgent than other presets. */
const nearEnd = 45
/** Presets that get whole chunks beyond the one at the playhead. */
const likelyCount = 2

/**
 * What to render ahead of the listener, the most urgent first: what a switch at the playhead would be heard from, the chunk
 * heard and the next, the next track's first near the end, other presets' chunk at the playhead, the rest of the file,
 * what the likely presets need then. `ranked`: the presets not chosen, the likeliest first. Until it `isSettled` a
 * listener is still choosing: whole chunks can wait, but for one that sounds next.
 */
export const planAhead = (
  heard: Heard,
  facts: SoundFacts,
  ranked: readonly Preset[],
  isSettled: boolean,
): readonly AheadJob[] => {
  const { track, position, enhanced, intensity, next, thrift } = heard
  const count = totalChunks(facts)
  const here = Math.min(count - 1, Math.floor(position / chunkDuration))
  const leads: LeadJob[] = []
  const chunks: ChunkJob[] = []
  const variantOf = (preset: Preset) => ({ mode: 'enhanced', preset, intensity }) as const
  const want = (preset: Preset, rank: Rank, ...indices: readonly number[]) => {
    for (const index of indices) {
      const known = chunks.some(
        (job) => job.track === track && job.variant.preset === preset && job.index === index,
      )
      if (index >= 0 && index < count && !known)
        chunks.push({ kind: 'chunk', track, variant: variantOf(preset), index, rank })
    }
  }
  const wantNextTrack = () => {
    if (!next?.enhanced || chunks.some((job) => job.track === next.track)) return
    const variant = { mode: 'enhanced', preset: next.preset, intensity: next.intensity } as const
    chunks.push({ kind: 'chunk', track: next.track, variant, index: 0, rank: 'next-track' })
  }
  const remaining = facts.totalFrames / facts.sampleRate - position
  const untilBorder = (here + 1) * chunkDuration - position
  if (thrift !== 'most')
    for (const preset of enhanced ? ranked : [heard.preset, ...ranked])
      leads.push(...planLead(track, variantOf(preset), position, facts, 'first-seconds'))
  // Far from its border the next chunk can wait for what a switch would need at once.
  const ofHeard = enhanced ? 'next-track' : 'other-preset'
  const isNext = enhanced && untilBorder < nearBorder
  if (isSettled) want(heard.preset, ofHeard, here)
  if (isSettled || isNext) want(heard.preset, isNext ? 'next-chunk' : ofHeard, here + 1)
  const isUrgent = ({ rank }: ChunkJob) => rank === 'next-chunk'
  const planned = () => [...chunks.filter(isUrgent), ...leads, ...chunks.filter((job) => !isUrgent(job))]
  if (remaining < nearEnd) wantNextTrack()
  if (!isSettled || thrift === 'most') return planned()
  for (const preset of ranked)
    want(preset, 'other-preset', here, ...(untilBorder < beforeBorder ? [here + 1] : []))
  if (thrift === 'some') return planned()
  if (enhanced) {
    const later = Array.from({ length: count - here }, (_, at) => here + at)
    want(heard.preset, 'rest-of-file', ...later, ...Array.from({ length: here }, (_, at) => at))
  }
  wantNextTrack()
  for (const preset of ranked.slice(0, likelyCount)) want(preset, 'predicted', here + 1)
  return planned()
}

/** All of the tracks pinned, in the sound the listener uses or would hear at the next toggle. */
export const planPinned = (
  { pinned, preset, intensity, thrift }: Wishes,
  factsOf: (track: TrackId) => SoundFacts | undefined,
): readonly ChunkJob[] => {
  if (thrift !== 'none') return []
  const variant = { mode: 'enhanced', preset, intensity } as const
  return pinned.flatMap((track) => {
    const facts = factsOf(track)
    const count = facts ? totalChunks(facts) : 0
    return Array.from({ length: count }, (_, index) => ({
      kind: 'chunk' as const,
      track,
      variant,
      index,
      rank: 'pinned' as const,
    }))
  })
}
