import { type Hertz, hertz } from '#contracts/units'
import { bandAt, bandCount } from '../dsp/band-table'
import { createFft, transform } from '../dsp/fft'
import { kPower } from '../dsp/k-weighting'
import { lowerEdge, thirdOctaveCentres, upperEdge } from './third-octaves'

const largestPowerOfTwo = (limit: number) => 2 ** Math.floor(Math.log2(limit))

interface BandPowers {
  readonly mid: Float64Array
  readonly side: Float64Array
  readonly midWeighted: Float64Array
  readonly sideWeighted: Float64Array
}

/** The middle of a step under the window: mid as the real, side as the imaginary part. */
const windowed = (
  left: Float32Array,
  right: Float32Array,
  window: Float64Array,
  real: Float64Array,
  imaginary: Float64Array,
): void => {
  const first = (left.length - window.length) >> 1
  for (let i = 0; i < window.length; i += 1) {
    const l = left[first + i] as number
    const r = right[first + i] as number
    const weight = window[i] as number
    real[i] = (l + r) * weight
    imaginary[i] = (l - r) * weight
  }
}

/** Adds up the spectrum's powers per band, and per bin. */
const gather = (
  real: Float64Array,
  imaginary: Float64Array,
  bandOfBin: Uint8Array,
  weightOfBin: Float64Array,
  { mid, side, midWeighted, sideWeighted }: BandPowers,
  powers: Float64Array,
): void => {
  const size = real.length
  const bins = powers.length
  mid.fill(0)
  side.fill(0)
  midWeighted.fill(0)
  sideWeighted.fill(0)
  for (let bin = 1; bin < bins; ) {
    const band = bandOfBin[bin] as number
    let [m, s, mk, sk] = [0, 0, 0, 0]
    for (; bin < bins && bandOfBin[bin] === band; bin += 1) {
      const a = real[bin] as number
      const b = imaginary[bin] as number
      const c = real[size - bin] as number
      const d = imaginary[size - bin] as number
      const midPower = (a + c) * (a + c) + (b - d) * (b - d)
      const sidePower = (a - c) * (a - c) + (b + d) * (b + d)
      const weight = weightOfBin[bin] as number
      m += midPower
      s += sidePower
      mk += midPower * weight
      sk += sidePower * weight
      powers[bin] = midPower + sidePower
    }
    mid[band] = m
    side[band] = s
    midWeighted[band] = mk
    sideWeighted[band] = sk
  }
}

/**
 * How the energy of one step (100 ms) is spread over frequency: one Hann-windowed FFT in its middle, mid as the
 * real and side as the imaginary part. Powers are relative; the step's own energies give them their scale.
 */
export const createStepSpectrum = (rate: Hertz, stepFrames: number) => {
  const size = largestPowerOfTwo(stepFrames)
  const fft = createFft(size)
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)
  const bins = size / 2
  const width = rate / size
  const bandOfBin = Uint8Array.from({ length: bins }, (_, bin) => bandAt(bin * width))
  const weightOfBin = Float64Array.from({ length: bins }, (_, bin) => kPower(hertz(bin * width)))
  const centres = thirdOctaveCentres(rate)
  /** Power up to the upper border of each bin. */
  const upTo = new Float64Array(bins + 1)

  const bands: BandPowers = {
    mid: new Float64Array(bandCount),
    side: new Float64Array(bandCount),
    midWeighted: new Float64Array(bandCount),
    sideWeighted: new Float64Array(bandCount),
  }
  const thirdOctaves = new Float64Array(centres.length)
  const powers = new Float64Array(bins)

  const powerBelow = (frequency: number): number => {
    const position = Math.min(bins, Math.max(0, frequency / width + 0.5))
    const bin = Math.min(bins - 1, Math.floor(position))
    const below = upTo[bin] as number
    return below + ((upTo[bin + 1] as number) - below) * (position - bin)
  }

  const read = (left: Float32Array, right: Float32Array): void => {
    windowed(left, right, window, real, imaginary)
    transform(fft, real, imaginary)
    gather(real, imaginary, bandOfBin, weightOfBin, bands, powers)
    for (let bin = 1; bin < bins; bin += 1) upTo[bin + 1] = (upTo[bin] as number) + (powers[bin] as number)
    centres.forEach((centre, index) => {
      thirdOctaves[index] = powerBelow(upperEdge(centre)) - powerBelow(lowerEdge(centre))
    })
  }

  return {
    read,
    centres,
    binWidth: hertz(width),
    /** Of the last step read, summed over all bins. */
    total: () => upTo[bins] as number,
    bands,
    thirdOctaves,
    powers,
  }
}
