import { assertNever } from '#contracts/assert-never'
import type { PresetBand } from '#contracts/preset-bands'
import { type Decibels, decibels } from '#contracts/units'

/** Squared magnitude of `n2 s² + n1 s + n0` over its denominator at s = j·√w (prototypes: RBJ, Audio EQ Cookbook). */
const ratio = (w: number, n2: number, n1: number, n0: number, d2: number, d1: number, d0: number) =>
  ((n0 - n2 * w) ** 2 + n1 * n1 * w) / ((d0 - d2 * w) ** 2 + d1 * d1 * w)

/** Level of one band at a frequency in Hz, as its analogue prototype has it. */
export const bandResponse = (band: PresetBand, gain: Decibels, frequency: number): Decibels => {
  const a = 10 ** (gain / 40)
  const root = Math.sqrt(a)
  const w = (frequency / band.frequency) ** 2
  return decibels(10 * Math.log10(powerOf(band, a, root, w)))
}

const powerOf = ({ kind, q }: PresetBand, a: number, root: number, w: number): number => {
  switch (kind) {
    case 'bell':
      return ratio(w, 1, a / q, 1, 1, 1 / (a * q), 1)
    case 'low-shelf':
      return ratio(w, a, (a * root) / q, a * a, a, root / q, 1)
    case 'high-shelf':
      return ratio(w, a * a, (a * root) / q, a, 1, root / q, a)
    default:
      return assertNever(kind)
  }
}
