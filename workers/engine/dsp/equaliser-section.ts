import type { Decibels, Hertz } from '#contracts/units'
import { type Biquad, powerResponse } from './biquad'
import { solve } from './solve'

export interface EqualiserBand {
  readonly kind: 'low-shelf' | 'bell' | 'high-shelf'
  readonly frequency: Hertz
  readonly gain: Decibels
  readonly q: number
}

/** Coefficients of the analogue prototype at 1 rad/s: (n2 s² + n1 s + n0) / (d2 s² + d1 s + d0). */
const prototype = ({ kind, gain, q }: EqualiserBand) => {
  const a = 10 ** (gain / 40)
  const root = Math.sqrt(a)
  switch (kind) {
    case 'bell':
      return { n2: 1, n1: a / q, n0: 1, d2: 1, d1: 1 / (a * q), d0: 1 }
    case 'low-shelf':
      return { n2: a, n1: (a * root) / q, n0: a * a, d2: a, d1: root / q, d0: 1 }
    case 'high-shelf':
      return { n2: a * a, n1: (a * root) / q, n0: a, d2: 1, d1: root / q, d0: a }
  }
}

/** Squared magnitude of the analogue curve a band is meant to have (prototypes: RBJ, Audio EQ Cookbook). */
export const bandPower = (band: EqualiserBand, frequency: number): number => {
  const { n2, n1, n0, d2, d1, d0 } = prototype(band)
  const w = (frequency / band.frequency) ** 2
  return ((n0 - n2 * w) ** 2 + n1 * n1 * w) / ((d0 - d2 * w) ** 2 + d1 * d1 * w)
}

/** Squared magnitude of a polynomial in z⁻¹ as `c0 (1 − φ) + c1 φ + c2 4φ(1 − φ)` with φ = sin²(ω/2). */
type Squared = readonly [c0: number, c1: number, c2: number]

const phiAt = (frequency: number, rate: Hertz) => Math.sin((Math.PI * frequency) / rate) ** 2
const basis = (phi: number): Squared => [1 - phi, phi, 4 * phi * (1 - phi)]

/** The minimum-phase polynomial of a squared magnitude. */
const factored = ([c0, c1, c2]: Squared): readonly [number, number, number] => {
  const sum = (Math.sqrt(c0) + Math.sqrt(c1)) / 2
  const first = (sum + Math.sqrt(Math.max(0, sum * sum + c2))) / 2
  return [first, (Math.sqrt(c0) - Math.sqrt(c1)) / 2, -c2 / (4 * first)]
}

/** A bell falls back to 0 dB on both sides: the whole section is fitted at five frequencies, 0 Hz among them. */
const bellSection = (band: EqualiserBand, rate: Hertz): Biquad => {
  const nyquist = rate / 2
  const fitted = [band.frequency / 2, band.frequency, Math.sqrt(band.frequency * nyquist), nyquist]
  const [c1 = 0, c2 = 0, d1 = 0, d2 = 0] = solve(
    fitted.map((frequency) => {
      const power = bandPower(band, frequency)
      const [p0, p1, p2] = basis(phiAt(frequency, rate))
      return [p1, p2, -power * p1, -power * p2, power * p0 - p0]
    }),
  )
  const [b0, b1, b2] = factored([1, c1, c2])
  const [a0, a1, a2] = factored([1, d1, d2])
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 }
}

/** A shelf: poles where impulse invariance puts them, numerator fitted at 0 Hz, the corner and Nyquist. */
const shelfSection = (band: EqualiserBand, rate: Hertz): Biquad => {
  const { d2, d1, d0 } = prototype(band)
  const scale = (2 * Math.PI * band.frequency) / rate
  const decay = (d1 / (2 * d2)) * scale
  const swing = (d0 / d2) * scale * scale - decay * decay
  const radius = Math.exp(-decay)
  const a1 = -2 * radius * (swing >= 0 ? Math.cos(Math.sqrt(swing)) : Math.cosh(Math.sqrt(-swing)))
  const a2 = radius * radius
  const poles: Biquad = { b0: 1, b1: 0, b2: 0, a1, a2 }
  /** Squared magnitude the numerator alone must have. */
  const wanted = (frequency: number) =>
    bandPower(band, frequency) / powerResponse(poles, (2 * Math.PI * frequency) / rate)
  const low = wanted(0)
  const high = wanted(rate / 2)
  const corner = Math.min(band.frequency, rate / 4)
  const [p0, p1, p2] = basis(phiAt(corner, rate))
  const [b0, b1, b2] = factored([low, high, (wanted(corner) - low * p0 - high * p1) / p2])
  return { b0, b1, b2, a1, a2 }
}

/**
 * The digital section of a band, matched to the analogue curve up to Nyquist by squared magnitudes (after
 * M. Vicanek, "Matched second order digital filters", 2016). The bilinear transform would be up to 2 dB off at
 * 12 kHz. `band.frequency` must lie under `0.45 · rate`.
 */
export const equaliserSection = (band: EqualiserBand, rate: Hertz): Biquad =>
  band.kind === 'bell' ? bellSection(band, rate) : shelfSection(band, rate)
