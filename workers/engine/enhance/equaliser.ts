import { frames, type Hertz } from '#contracts/units'
import { sectionNumbers, stereoState } from '../dsp/biquad'
import { type EqualiserBand, equaliserSection } from '../dsp/equaliser-section'
import { takeWorkspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

/** A band too near Nyquist to have its shape is left out. */
const fits = (band: EqualiserBand, rate: Hertz): boolean => band.frequency <= 0.4 * rate

/** Bytes of one section and of its registers. */
const sectionBytes = 5 * 8
const stateBytes = stereoState * 8

/** Parametric equaliser: matched second-order sections in series, f64 registers. */
export const equaliser = (
  bands: readonly EqualiserBand[],
  rate: Hertz,
  workspace = takeWorkspace(),
): Stage => {
  const { run } = workspace
  const sections = bands.filter((band) => fits(band, rate)).map((band) => equaliserSection(band, rate))
  const numbers = workspace.doubles(sections.length * 5)
  const state = workspace.doubles(sections.length * stereoState)
  numbers.set(sectionNumbers(...sections))
  return stageOf(workspace, frames(0), [state], (left, right, length) => {
    // Two sections in one pass: their recurrences overlap.
    for (let index = 0; index < sections.length; index += 2) {
      const filter = index + 1 < sections.length ? run.filterTwice : run.filterOnce
      const section = numbers.byteOffset + index * sectionBytes
      filter(section, state.byteOffset + index * stateBytes, left, right, left, right, length)
    }
  })
}
