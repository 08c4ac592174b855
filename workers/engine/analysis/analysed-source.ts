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

/** Names what parts of a profile were measured from: only those of one pass belong together. */
export const passOf = ({ sampleRate, totalFrames, decoder }: SoundFacts): string =>
  `${analysisVersion}/${sampleRate}/${totalFrames}/${decoder}`
