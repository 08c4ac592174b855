import type { PresetBand } from '#contracts/preset-bands'
import { type Decibels, decibels } from '#contracts/units'

/** Squared magnitude of `n2 s² + n1 s + n0` over its denominator at s = j·√w (prototypes: RBJ, Audio EQ Cookbook). */
const ratio = (w: number, [n2, n1, n0]: Section, [d2, d1, d0]: Section) =>
  ((n0 - n2 * w) ** 2 + n1 * n1 * w) / ((d0 - d2 * w) ** 2 + d1 * d1 * w)

type Section = readonly [number, number, number]

/** Level of one band at a frequency in Hz, as its analogue prototype has it. */
export const bandResponse = (band: PresetBand, gain: Decibels, frequency: number): Decibels => {
  const a = 10 ** (gain / 40)
  const root = Math.sqrt(a)
  const w = (frequency / band.frequency) ** 2
  const power = {
    bell: () => ratio(w, [1, a / band.q, 1], [1, 1 / (a * band.q), 1]),
    'low-shelf': () => ratio(w, [a, (a * root) / band.q, a * a], [a, root / band.q, 1]),
    'high-shelf': () => ratio(w, [a * a, (a * root) / band.q, a], [1, root / band.q, a]),
  }[band.kind]()
  return decibels(10 * Math.log10(power))
}
