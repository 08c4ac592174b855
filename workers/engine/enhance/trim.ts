import { frames } from '#contracts/units'
import { loudestSample } from '../dsp/sound-sample'
import { takeWorkspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

/** Keeps what is not a number, or no sensible level, out of the chain: a filter would never forget it. */
export const trim = (workspace = takeWorkspace()): Stage =>
  stageOf(workspace, frames(0), [], (left, right, length) => {
    workspace.run.trim(left, loudestSample, length)
    workspace.run.trim(right, loudestSample, length)
  })
