import { type Hertz, hertz } from '#contracts/units'

/** IEC 61260-1 centres (base 10) from 20 Hz to 20 kHz that have their whole band under Nyquist. */
export const thirdOctaveCentres = (rate: Hertz): readonly Hertz[] =>
  Array.from({ length: 31 }, (_, i) => hertz(1000 * 10 ** ((i - 17) / 10))).filter(
    (centre) => centre * 10 ** 0.05 < rate / 2,
  )

export const lowerEdge = (centre: Hertz) => centre * 10 ** -0.05
export const upperEdge = (centre: Hertz) => centre * 10 ** 0.05
