import type { SoundFacts } from './sound-facts'
import { type Frames, frames, type Seconds, seconds } from './units'

/** Every chunk but the last of a track is this long. */
export const chunkDuration: Seconds = seconds(30)

type Timing = Pick<SoundFacts, 'sampleRate' | 'totalFrames'>

export const chunkFrames = (facts: Timing): Frames => frames(chunkDuration * facts.sampleRate)

export const totalChunks = (facts: Timing): number => Math.ceil(facts.totalFrames / chunkFrames(facts))

export interface FrameRange {
  readonly from: Frames
  /** Exclusive. */
  readonly to: Frames
}

/** The frames of chunk `index`: `[30 s · index, 30 s · (index + 1))`, cut at the end of the track. */
export const chunkRange = (facts: Timing, index: number): FrameRange => {
  const length = chunkFrames(facts)
  return {
    from: frames(Math.min(index * length, facts.totalFrames)),
    to: frames(Math.min((index + 1) * length, facts.totalFrames)),
  }
}
