import type { FrameRange } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import type { PcmBlock } from '../sound'

/** What analysis needs of a decoded track. */
export interface AnalysedSource {
  readonly facts: SoundFacts
  readonly read: (range: FrameRange, signal: AbortSignal) => AsyncGenerator<PcmBlock, void, undefined>
}

/** Raised whenever the same sound would give another profile: part of its revision. */
export const analysisVersion = 1
