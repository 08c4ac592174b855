import type { Hertz } from '#contracts/units'
import { filterStereoTwice, stereoState } from '../dsp/biquad'
import { kWeighting } from '../dsp/k-weighting'
import { createPeakScanner, scannerRegister, scanPeaks } from '../dsp/peak-scanner'

const longestScan = 4096

/** Mean squares of mid and side (scaled so that both add up to left plus right). */
export interface MidSide {
  readonly mid: number
  readonly side: number
}

export interface StepReading {
  readonly plain: MidSide
  readonly weighted: MidSide
  readonly samplePeak: number
  readonly truePeak: number
  /** Sums of left², right² and left·right. */
  readonly left: number
  readonly right: number
  readonly both: number
}

const midSide = (left: number, right: number, both: number, length: number): MidSide => ({
  mid: Math.max(0, (left + right) / 2 + both) / length,
  side: Math.max(0, (left + right) / 2 - both) / length,
})

/** Sums of left², right² and left·right. */
const products = (left: Float32Array, right: Float32Array): readonly [number, number, number] => {
  let ll = 0
  let rr = 0
  let lr = 0
  for (let i = 0; i < left.length; i += 1) {
    const l = left[i] as number
    const r = right[i] as number
    ll += l * l
    rr += r * r
    lr += l * r
  }
  return [ll, rr, lr]
}

const largest = (samples: Float32Array): number => {
  let most = 0
  for (let i = 0; i < samples.length; i += 1) most = Math.max(most, Math.abs(samples[i] as number))
  return most
}

/** Measures consecutive steps of sound: energies, K-weighted energies (ITU-R BS.1770-5), peaks. */
export const createStepMeter = (rate: Hertz, longestStep: number) => {
  const [head, lowCut] = kWeighting(rate)
  const state = new Float64Array(2 * stereoState)
  const weightedLeft = new Float32Array(longestStep)
  const weightedRight = new Float32Array(longestStep)
  const peaks = new Float64Array(longestScan)
  const scanners = [createPeakScanner(), createPeakScanner()] as const

  const truePeak = (left: Float32Array, right: Float32Array, samplePeak: number): number => {
    let highest = samplePeak
    for (let at = 0; at < left.length; at += longestScan) {
      const end = Math.min(left.length, at + longestScan)
      const found = [
        scanPeaks(scanners[0], left.subarray(at, end), highest, peaks),
        scanPeaks(scanners[1], right.subarray(at, end), highest, peaks),
      ]
      if (!found.includes(true)) continue
      for (let i = 0; i < end - at; i += 1) {
        const peak = peaks[i] as number
        if (peak > highest) highest = peak
        peaks[i] = 0
      }
    }
    return highest
  }

  const read = (left: Float32Array, right: Float32Array): StepReading => {
    const length = left.length
    filterStereoTwice(head, lowCut, state, 0, left, right, weightedLeft, weightedRight, length)
    const [ll, rr, lr] = products(left, right)
    const [kll, krr, klr] = products(weightedLeft.subarray(0, length), weightedRight.subarray(0, length))
    const samplePeak = Math.max(largest(left), largest(right))
    return {
      plain: midSide(ll, rr, lr, length),
      weighted: midSide(kll, krr, klr, length),
      samplePeak,
      truePeak: truePeak(left, right, samplePeak),
      left: ll,
      right: rr,
      both: lr,
    }
  }

  /** Forgets what was heard, before sound from elsewhere in the track. */
  const reset = () => {
    state.fill(0)
    for (const scanner of scanners) scannerRegister(scanner).fill(0)
  }

  return { read, reset }
}
