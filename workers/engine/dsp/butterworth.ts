import type { Hertz } from '#contracts/units'
import type { Biquad } from './biquad'

/**
 * Second-order Butterworth sections by the bilinear transform (Zölzer, DAFX). Two low-passes in series are the
 * low side of a Linkwitz–Riley crossover of 4th order; that low side and its high side add up to the all-pass.
 */
const shared = (frequency: Hertz, rate: Hertz) => {
  const k = Math.tan((Math.PI * frequency) / rate)
  const norm = 1 / (1 + Math.SQRT2 * k + k * k)
  return { k, norm, a1: 2 * (k * k - 1) * norm, a2: (1 - Math.SQRT2 * k + k * k) * norm }
}

export const lowPass = (frequency: Hertz, rate: Hertz): Biquad => {
  const { k, norm, a1, a2 } = shared(frequency, rate)
  return { b0: k * k * norm, b1: 2 * k * k * norm, b2: k * k * norm, a1, a2 }
}

export const allPass = (frequency: Hertz, rate: Hertz): Biquad => {
  const { a1, a2 } = shared(frequency, rate)
  return { b0: a2, b1: a1, b2: 1, a1, a2 }
}
