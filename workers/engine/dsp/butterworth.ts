import type { Hertz } from '#contracts/units'

/**
 * The poles of a Linkwitz–Riley split of 4th order, by the bilinear transform (Zölzer, DAFX): b0, a1 and a2 of a
 * Butterworth low-pass of 2nd order, whose b1 is twice b0 and whose b2 is b0. Two of them in series are the low
 * side; that low side and its high side add up to the all-pass (a2 + a1 z⁻¹ + z⁻²) over the same poles.
 */
export const splitPoles = (frequency: Hertz, rate: Hertz): readonly [b0: number, a1: number, a2: number] => {
  const k = Math.tan((Math.PI * frequency) / rate)
  const norm = 1 / (1 + Math.SQRT2 * k + k * k)
  return [k * k * norm, 2 * (k * k - 1) * norm, (1 - Math.SQRT2 * k + k * k) * norm]
}
