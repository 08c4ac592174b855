import { frames } from '#contracts/units'
import { soundSample } from '../dsp/sound-sample'
import { type Stage, stageOf } from './stage'

/** Keeps what is not a number, or no sensible level, out of the chain: a filter would never forget it. */
export const trim = (): Stage =>
  stageOf(frames(0), [], ({ left, right }) => {
    for (let i = 0; i < left.length; i += 1) {
      left[i] = soundSample(left[i] as number)
      right[i] = soundSample(right[i] as number)
    }
  })
