/** Points per sample at which the sound between samples is read. */
export const oversampling = 8
export const tapsPerPhase = 32
const half = tapsPerPhase / 2

/** Modified Bessel function of the first kind, order 0, by its power series. */
const bessel = (x: number): number => {
  let sum = 1
  let term = 1
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

/** Flat to 0.05 dB up to 0.45 of the rate (20 kHz at 44.1 kHz). */
const kaiserBeta = 5

const windowAt = (distance: number): number =>
  Math.abs(distance) >= half
    ? 0
    : bessel(kaiserBeta * Math.sqrt(1 - (distance / half) ** 2)) / bessel(kaiserBeta)

/**
 * Taps of one phase: the sound at `phase / 8` between the 16th and 17th of 32 samples. A Kaiser-windowed sinc,
 * nudged so that constants and straight lines pass exactly, which is what makes {@link curvatureBound} a bound.
 */
const phaseTaps = (phase: number): Float64Array => {
  const target = phase / oversampling
  const window = Float64Array.from({ length: tapsPerPhase }, (_, i) => windowAt(i - (half - 1) - target))
  const taps = window.map((weight, i) => {
    const x = Math.PI * (i - (half - 1) - target)
    return weight * (x === 0 ? 1 : Math.sin(x) / x)
  })
  let [sum, slope, w0, w1, w2] = [0, 0, 0, 0, 0]
  taps.forEach((tap, i) => {
    const distance = i - (half - 1) - target
    const weight = window[i] as number
    sum += tap
    slope += tap * distance
    w0 += weight
    w1 += weight * distance
    w2 += weight * distance * distance
  })
  const determinant = w0 * w2 - w1 * w1
  const constant = ((1 - sum) * w2 + slope * w1) / determinant
  const linear = (-slope * w0 - (1 - sum) * w1) / determinant
  return taps.map((tap, i) => tap + (window[i] as number) * (constant + linear * (i - (half - 1) - target)))
}

/** Phases 1 to 7; phase 0 is the sample itself. */
export const phases: readonly Float64Array[] = Array.from({ length: oversampling - 1 }, (_, i) =>
  phaseTaps(i + 1),
)

/**
 * How far the sound between two samples can lie outside them, per unit of the largest second difference near by:
 * (taps − straight line) is a filter of second differences, and this is the largest L1 norm of it.
 */
export const curvatureBound: number = Math.max(
  ...phases.map((taps, i) => {
    const fraction = (i + 1) / oversampling
    let first = 0
    let second = 0
    let norm = 0
    taps.forEach((tap, k) => {
      first += tap - (k === half - 1 ? 1 - fraction : k === half ? fraction : 0)
      second += first
      norm += Math.abs(second)
    })
    return norm
  }),
)
