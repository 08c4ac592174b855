import { type Hertz, hertz } from '#contracts/units'
import { bandAt, bandCount } from '../dsp/band-table'
import { createFft } from '../dsp/fft'
import { kPower } from '../dsp/k-weighting'
import { lowerEdge, thirdOctaveCentres, upperEdge } from './third-octaves'

const largestPowerOfTwo = (limit: number) => 2 ** Math.floor(Math.log2(limit))

/**
 * How the energy of one step (100 ms) is spread over frequency: one Hann-windowed FFT in its middle, mid as the
 * real and side as the imaginary part. Powers are relative; the step's own energies give them their scale.
 */
export const createStepSpectrum = (rate: Hertz, stepFrames: number) => {
  const size = largestPowerOfTwo(stepFrames)
  const transform = createFft(size)
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

  const mid = new Float64Array(bandCount)
  const side = new Float64Array(bandCount)
  const midWeighted = new Float64Array(bandCount)
  const sideWeighted = new Float64Array(bandCount)
  const thirdOctaves = new Float64Array(centres.length)
  const powers = new Float64Array(bins)

  const powerBelow = (frequency: number): number => {
    const position = Math.min(bins, Math.max(0, frequency / width + 0.5))
    const bin = Math.min(bins - 1, Math.floor(position))
    const below = upTo[bin] as number
    return below + ((upTo[bin + 1] as number) - below) * (position - bin)
  }

  const read = (left: Float32Array, right: Float32Array): void => {
    const first = (left.length - size) >> 1
    for (let i = 0; i < size; i += 1) {
      const l = left[first + i] as number
      const r = right[first + i] as number
      const weight = window[i] as number
      real[i] = (l + r) * weight
      imaginary[i] = (l - r) * weight
    }
    transform(real, imaginary)
    mid.fill(0)
    side.fill(0)
    midWeighted.fill(0)
    sideWeighted.fill(0)
    for (let bin = 1; bin < bins; bin += 1) {
      const a = real[bin] as number
      const b = imaginary[bin] as number
      const c = real[size - bin] as number
      const d = imaginary[size - bin] as number
      const m = (a + c) * (a + c) + (b - d) * (b - d)
      const s = (a - c) * (a - c) + (b + d) * (b + d)
      const band = bandOfBin[bin] as number
      const weight = weightOfBin[bin] as number
      mid[band] = (mid[band] as number) + m
      side[band] = (side[band] as number) + s
      midWeighted[band] = (midWeighted[band] as number) + m * weight
      sideWeighted[band] = (sideWeighted[band] as number) + s * weight
      powers[bin] = m + s
      upTo[bin + 1] = (upTo[bin] as number) + m + s
    }
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
    mid,
    side,
    midWeighted,
    sideWeighted,
    thirdOctaves,
    powers,
  }
}
