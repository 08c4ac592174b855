import { type Decibels, frames, gainOf } from '#contracts/units'
import { takeWorkspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

/** One gain for the whole track. */
export const gain = (level: Decibels, workspace = takeWorkspace()): Stage => {
  const factor = gainOf(level)
  return stageOf(workspace, frames(0), [], (left, right, length) => {
    workspace.run.amplify(left, right, factor, length)
  })
}
