import { frames } from '#contracts/units'
import { copySound } from '../dsp/sound-sample'
import { type Stage, stageOf } from './stage'

/** Keeps what is not a number, or no sensible level, out of the chain: a filter would never forget it. */
export const trim = (): Stage =>
  stageOf(frames(0), [], ({ left, right }) => {
    copySound(left, 0, left, 0, left.length)
    copySound(right, 0, right, 0, right.length)
  })
