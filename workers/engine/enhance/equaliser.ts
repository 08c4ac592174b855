import { frames, type Hertz } from '#contracts/units'
import { type Biquad, filterStereo, filterStereoTwice, stereoState } from '../dsp/biquad'
import { type EqualiserBand, equaliserSection } from '../dsp/equaliser-section'
import { type Stage, stageOf } from './stage'

/** A band too near Nyquist to have its shape is left out. */
const fits = (band: EqualiserBand, rate: Hertz): boolean => band.frequency <= 0.4 * rate

/** Parametric equaliser: matched second-order sections in series, f64 registers. */
export const equaliser = (bands: readonly EqualiserBand[], rate: Hertz): Stage => {
  const sections = bands.filter((band) => fits(band, rate)).map((band) => equaliserSection(band, rate))
  const state = new Float64Array(sections.length * stereoState)
  return stageOf(frames(0), [state], ({ left, right }) => {
    for (let index = 0; index < sections.length; index += 2) {
      const first = sections[index] as Biquad
      const second = sections[index + 1]
      const at = index * stereoState
      if (second) filterStereoTwice(first, second, state, at, left, right, left, right, left.length)
      else filterStereo(first, state, at, left, right, left, right, left.length)
    }
  })
}
