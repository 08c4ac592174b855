import { frames, type Hertz, hertz } from '#contracts/units'
import { splitPoles } from '../dsp/butterworth'
import { takeWorkspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

export interface WidthSettings {
  /** Gain of the side signal: 1 leaves it, 0 is mono. */
  readonly width: number
  /** How much of the side signal under 110 Hz is taken away: 0 to 1. */
  readonly monoBass: number
}

const monoBelow = hertz(110)

/** Power gain of the side signal at a frequency, as {@link width} gives it. */
export const sidePower = (settings: WidthSettings, frequency: number): number => {
  const fourth = (frequency / monoBelow) ** 4
  return ((settings.width * fourth + 1 - settings.monoBass) / (fourth + 1)) ** 2
}

/**
 * Stereo width with mono bass. The side signal is split (Linkwitz–Riley, 4th order), its low part taken down and
 * its high part scaled; the mid signal passes the split's all-pass, so both stay in phase and mono keeps its level.
 */
export const width = (settings: WidthSettings, rate: Hertz, workspace = takeWorkspace()): Stage => {
  const poles = workspace.doubles(3)
  poles.set(splitPoles(monoBelow, rate))
  // The all-pass on mid and side, then two low-passes on the side.
  const state = workspace.doubles(8)
  const lowGain = 1 - settings.monoBass
  return stageOf(workspace, frames(0), [state], (left, right, length) => {
    workspace.run.widen(poles.byteOffset, state.byteOffset, left, right, settings.width, lowGain, length)
  })
}
