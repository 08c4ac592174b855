import { type Decibels, frames, gainOf } from '#contracts/units'
import { type Stage, stageOf } from './stage'

/** One gain for the whole track. */
export const gain = (level: Decibels): Stage => {
  const factor = gainOf(level)
  return stageOf(frames(0), [], ({ left, right }) => {
    for (let i = 0; i < left.length; i += 1) {
      left[i] = (left[i] as number) * factor
      right[i] = (right[i] as number) * factor
    }
  })
}
