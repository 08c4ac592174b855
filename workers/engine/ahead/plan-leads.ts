import { chunkFrames, type FrameRange, totalChunks } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { frames, framesIn, type Seconds, seconds } from '#contracts/units'
import type { Enhanced } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'

/** Seconds of one chunk that are to be in memory where they would be asked for. Frames are counted within the chunk. */
export interface LeadJob extends FrameRange {
  readonly kind: 'lead'
  readonly track: TrackId
  readonly variant: Enhanced
  readonly index: number
  /** One that is there already will do as long as it has all up to here. */
  readonly least: FrameRange['to']
  readonly rank: Rank
}

const longest = seconds(8.5)
/** Sound of high rates is held for fewer seconds: five presets are to fit into the part of L1 that is theirs. */
const mostBytes = 1_500_000
/** Where the playhead is said to be is not quite where a switch is heard: so much of it lies before. */
const shareBefore = 0.12
const shareOfLeast = 0.5

/**
 * The seconds that a switch to another preset at `position` would be heard from: from a little before it to several
 * seconds after. In two parts where a chunk ends meanwhile.
 */
export const planLead = (
  track: TrackId,
  variant: Enhanced,
  position: Seconds,
  facts: SoundFacts,
  rank: Rank,
): readonly LeadJob[] => {
  const { sampleRate: rate, totalFrames } = facts
  const length = Math.min(framesIn(longest, rate), Math.floor(mostBytes / wavFrameBytes))
  const begin = Math.max(0, framesIn(position, rate) - Math.floor(length * shareBefore))
  const end = Math.min(begin + length, totalFrames)
  const least = Math.min(begin + Math.floor(length * shareOfLeast), totalFrames)
  const chunk = chunkFrames(facts)
  return Array.from({ length: totalChunks(facts) }, (_, index) => index)
    .slice(Math.floor(begin / chunk), Math.ceil(least / chunk))
    .map((index) => ({
      kind: 'lead',
      track,
      variant,
      index,
      from: frames(Math.max(0, begin - index * chunk)),
      least: frames(Math.min(chunk, least - index * chunk)),
      to: frames(Math.min(chunk, end - index * chunk)),
      rank,
    }))
}

/** What a lead that is there, or on its way, means for one that is wanted: enough, not enough for long, nothing. */
export const stateOf = (held: FrameRange | undefined, { from, least }: LeadJob): 'good' | 'worn' | 'bare' => {
  if (!held || held.from > from || held.to < (from + least) / 2) return 'bare'
  return held.to < least ? 'worn' : 'good'
}
