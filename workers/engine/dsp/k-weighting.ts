import type { Hertz } from '#contracts/units'
import { type Biquad, powerResponse } from './biquad'

/** ITU-R BS.1770-5, Annex 1, stage 1 (head): its 48 kHz table re-derived as an analogue shelf for any rate. */
const head = (rate: Hertz): Biquad => {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const norm = 1 / (1 + k / q + k * k)
  return {
    b0: (high + (band * k) / q + k * k) * norm,
    b1: 2 * (k * k - high) * norm,
    b2: (high - (band * k) / q + k * k) * norm,
    a1: 2 * (k * k - 1) * norm,
    a2: (1 - k / q + k * k) * norm,
  }
}

/** Stage 2 (revised low-frequency B curve): a high-pass at 38 Hz whose numerator is not normalised. */
const lowCut = (rate: Hertz): Biquad => {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const norm = 1 / (1 + k / q + k * k)
  return { b0: 1, b1: -2, b2: 1, a1: 2 * (k * k - 1) * norm, a2: (1 - k / q + k * k) * norm }
}

/** The two sections of K-weighting at `rate`. */
export const kWeighting = (rate: Hertz): readonly [Biquad, Biquad] => [head(rate), lowCut(rate)]

const reference = kWeighting(48_000 as Hertz)

/** Squared magnitude of K-weighting at a frequency, as the 48 kHz filters have it. */
export const kPower = (frequency: Hertz): number => {
  const omega = (2 * Math.PI * Math.min(frequency, 23_000)) / 48_000
  return powerResponse(reference[0], omega) * powerResponse(reference[1], omega)
}
