import type { Profile } from '#contracts/profile'
import { frames } from '#contracts/units'
import { breathe } from '../dsp/breathe'
import { type AnalysedSource, analysisVersion } from './analysed-source'
import { createTrackMeter } from './track-meter'

/** The profile of the whole track. `progress` is told the share done, 0 to 1. Throws at abort. */
export const analyseFull = async (
  { facts, read }: AnalysedSource,
  signal: AbortSignal,
  progress?: (share: number) => void,
): Promise<Profile> => {
  signal.throwIfAborted()
  const meter = createTrackMeter(facts.sampleRate)
  for await (const block of read({ from: frames(0), to: facts.totalFrames }, signal)) {
    meter.push(block)
    progress?.((block.from + block.left.length) / facts.totalFrames)
    await breathe()
    signal.throwIfAborted()
  }
  signal.throwIfAborted()
  return meter.finish('full', `${analysisVersion}-full`)
}
