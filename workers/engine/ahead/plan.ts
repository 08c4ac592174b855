import { chunkDuration, totalChunks } from '#contracts/chunking'
import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import type { Preset, Variant } from '#contracts/variant'

/** One chunk worth having before it is asked for, and the tier it belongs to. */
export interface AheadJob {
  readonly track: TrackId
  readonly variant: Extract<Variant, { mode: 'enhanced' }>
  readonly index: number
  readonly tier: 'L2' | 'L3'
}

/** This long before a chunk ends the other presets' next one is wanted too. */
const nearBorder = 10
/** This long before a track ends the next one's first chunk is more urgent than other presets. */
const nearEnd = 45
/** Presets that get whole chunks beyond the one at the playhead. */
const likelyCount = 2

/**
 * What to render ahead of the listener, the most urgent first: the chunk heard and the next, the next track's first
 * near the end, other presets at the playhead, the rest of the file, what the likely presets need then.
 * `ranked`: the presets not chosen, the likeliest first. Until it `isSettled` a listener is still choosing, and what lies
 * further away can wait.
 */
export const planAhead = (
  heard: Heard,
  facts: SoundFacts,
  ranked: readonly Preset[],
  isSettled: boolean,
): readonly AheadJob[] => {
  const { track, position, enhanced, intensity, next, thrifty } = heard
  const count = totalChunks(facts)
  const here = Math.min(count - 1, Math.floor(position / chunkDuration))
  const jobs: AheadJob[] = []
  const want = (preset: Preset, tier: AheadJob['tier'], ...indices: readonly number[]) => {
    const variant = { mode: 'enhanced', preset, intensity } as const
    for (const index of indices) {
      const known = jobs.some(
        (job) => job.track === track && job.variant.preset === preset && job.index === index,
      )
      if (index >= 0 && index < count && !known) jobs.push({ track, variant, index, tier })
    }
  }
  const wantNextTrack = () => {
    if (next === null || !enhanced || jobs.some((job) => job.track === next)) return
    const variant = { mode: 'enhanced', preset: heard.preset, intensity } as const
    jobs.push({ track: next, variant, index: 0, tier: 'L2' })
  }
  const remaining = facts.totalFrames / facts.sampleRate - position
  const mine = enhanced ? 'L2' : 'L3'
  want(heard.preset, mine, here, here + 1)
  if (remaining < nearEnd) wantNextTrack()
  if (thrifty) return jobs
  const borderNear = (here + 1) * chunkDuration - position < nearBorder
  for (const preset of ranked) want(preset, 'L3', here, ...(borderNear ? [here + 1] : []))
  if (!isSettled) return jobs
  if (enhanced) {
    const later = Array.from({ length: count - here }, (_, at) => here + at)
    want(heard.preset, 'L2', ...later, ...Array.from({ length: here }, (_, at) => at))
  }
  wantNextTrack()
  for (const preset of ranked.slice(0, likelyCount)) want(preset, 'L3', here + 1)
  return jobs
}
