import { chunkFrames, totalChunks } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { type Frames, frames, framesIn, type Seconds, seconds } from '#contracts/units'
import type { Enhanced } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'

/** Seconds of one chunk that are to be in memory where they would be asked for. */
export interface LeadJob {
  readonly kind: 'lead'
  readonly track: TrackId
  readonly variant: Enhanced
  readonly index: number
  /** Within the chunk. */
  readonly from: Frames
  readonly to: Frames
  readonly rank: Rank
}

const longest = seconds(9)
/** Sound of high rates is held for fewer seconds: five presets are to fit into the part of L1 that is theirs. */
const mostBytes = 1_500_000
/** The next lead is made when so much of this one has been played: what is left is enough to be heard meanwhile. */
const shareOfStep = 1 / 3
/** Where the playhead is said to be is not quite where a switch is heard. */
const margin = seconds(1)

/**
 * The seconds that a switch to another preset at `position` would be heard from: from a little before it to several
 * seconds after, the same for a few seconds of playing. In two parts where a chunk ends meanwhile.
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
  const step = Math.floor(length * shareOfStep)
  const at = Math.max(0, framesIn(seconds(position - margin), rate))
  const begin = Math.floor(at / step) * step
  const end = Math.min(begin + length, totalFrames)
  const chunk = chunkFrames(facts)
  return Array.from({ length: totalChunks(facts) }, (_, index) => index)
    .slice(Math.floor(begin / chunk), Math.ceil(end / chunk))
    .map((index) => ({
      kind: 'lead',
      track,
      variant,
      index,
      from: frames(Math.max(0, begin - index * chunk)),
      to: frames(Math.min(chunk, end - index * chunk)),
      rank,
    }))
}
