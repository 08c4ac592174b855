import type { FrameRange } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import { type Frames, frames, type Hertz } from '#contracts/units'

/** A step of the profile is 100 ms. */
export const stepsPerSecond = 10

/** Where step `index` of a track begins. */
export const firstFrame = (index: number, rate: Hertz): Frames =>
  frames(Math.round((index * rate) / stepsPerSecond))

/** A minute of sound: a third of a second's work, 100 kB to keep. */
const stepsPerPart = 600
/** A second settles every filter to far under the last bit of what is measured. */
const warmUpSteps = 10

type Timing = Pick<SoundFacts, 'sampleRate' | 'totalFrames'>

/** A part of the track, measured alone. */
export interface PartPlan {
  readonly index: number
  /** With the warm-up. */
  readonly range: FrameRange
  readonly firstStep: number
  /** Steps at the beginning that are heard and not measured. */
  readonly warmUp: number
}

/** How many parts a track has; a track without sound has one, empty. */
export const partCount = ({ sampleRate, totalFrames }: Timing): number =>
  Math.max(1, Math.ceil(totalFrames / firstFrame(stepsPerPart, sampleRate)))

/** Part `index` of a track, its borders those of steps. */
export const partPlan = ({ sampleRate, totalFrames }: Timing, index: number): PartPlan => {
  const warmUp = index === 0 ? 0 : warmUpSteps
  const firstStep = index * stepsPerPart - warmUp
  const end = firstFrame((index + 1) * stepsPerPart, sampleRate)
  return {
    index,
    range: { from: firstFrame(firstStep, sampleRate), to: frames(Math.min(end, totalFrames)) },
    firstStep,
    warmUp,
  }
}
