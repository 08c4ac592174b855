import type { FrameRange } from '#contracts/chunking'
import type { Profile } from '#contracts/profile'
import type { SoundFacts } from '#contracts/sound-facts'
import { frames, framesIn, seconds } from '#contracts/units'
import { type AnalysedSource, analysisVersion } from './analysed-source'
import { combineParts } from './combine-parts'
import { createPartMeter } from './part-meter'

/** Each window costs a seek of the decoder (10 ms) and its length in decoding: few and short ones fit in 150 ms. */
const windowCount = 6
const windowLength = seconds(0.9)
const windowSteps = 9
/** Heard before each window only to settle the filters. */
const warmUpSteps = 1
const warmUp = seconds(0.1)

/** A provisional profile from short windows spread evenly over the track. Throws at abort. */
export const analyseQuick = async (
  { facts, read }: AnalysedSource,
  signal: AbortSignal,
): Promise<Profile> => {
  const meter = createPartMeter(facts.sampleRate)
  const windows = windowsOf(facts)
  for (const window of windows) {
    signal.throwIfAborted()
    meter.jump(window.from === 0 ? 0 : warmUpSteps)
    for await (const block of read(window, signal)) meter.push(block)
  }
  signal.throwIfAborted()
  const rangeSteps = windows.length > 1 ? windowSteps : undefined
  return combineParts([meter.finish()], facts.sampleRate, 'quick', `${analysisVersion}-quick`, rangeSteps)
}

/** The windows with their warm-up; the whole track where it is hardly longer than all of them. */
const windowsOf = ({ sampleRate, totalFrames }: SoundFacts): readonly FrameRange[] => {
  const length = framesIn(seconds(windowLength + warmUp), sampleRate)
  // Decoded sound is kept in half seconds: a window between two borders costs no third one.
  const grid = Math.round(sampleRate / 2)
  if (totalFrames <= length * windowCount) return [{ from: frames(0), to: totalFrames }]
  return Array.from({ length: windowCount }, (_, index) => {
    const middle = ((index + 0.5) / windowCount) * totalFrames
    const from = Math.floor((middle - length / 2) / grid) * grid
    return { from: frames(from), to: frames(from + length) }
  })
}
