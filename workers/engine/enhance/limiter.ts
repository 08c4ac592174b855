import { type Decibels, decibels, frames, gainOf, type Hertz, type Milliseconds } from '#contracts/units'
import { createPeakScanner, scannerDelay } from '../dsp/peak-scanner'
import { createSlidingMinimum } from '../dsp/sliding-minimum'
import { longestBlock, type Stage, stageOf } from './stage'

export interface LimiterSettings {
  /** True peak that is not exceeded, dBTP. */
  readonly ceiling: Decibels
  readonly lookAhead: Milliseconds
  readonly release: Milliseconds
}

/** What the detector can miss: the limiter aims this far under its ceiling. */
const margin = decibels(-0.1)
/** A gain this near to 1 (−140 dB) is 1: the release ends. */
const released = 1 - 1e-7

/**
 * Linked true-peak limiter. The gain a peak needs is held over the look-ahead, released exponentially, smoothed
 * by two boxes in cascade that together are as long as the hold, and meets the delayed sound: wherever a peak
 * leaves, every value averaged into its gain was low enough for it.
 */
export const limiter = (settings: LimiterSettings, rate: Hertz): Stage => {
  const ceiling = gainOf(decibels(settings.ceiling + margin))
  const hardCeiling = gainOf(settings.ceiling)
  const lookAhead = Math.max(2, Math.round((settings.lookAhead / 1000) * rate))
  const window = lookAhead + 2
  const firstBox = window >> 1
  const secondBox = window - firstBox
  const latency = lookAhead + scannerDelay
  /** Frames of full gain after which both boxes hold nothing but 1, and are exact again. */
  const settledAfter = firstBox + secondBox
  const step = 1 - Math.exp(-1 / ((settings.release / 1000) * rate))

  const scanLeft = createPeakScanner()
  const scanRight = createPeakScanner()
  const minimum = createSlidingMinimum(window)
  const peaks = new Float64Array(longestBlock)
  const first = new Float64Array(firstBox).fill(1)
  const second = new Float64Array(secondBox).fill(1)
  const delayLeft = new Float32Array(latency)
  const delayRight = new Float32Array(latency)
  /** Gain after release, the boxes' sums, frames of full gain, write positions of boxes and delay. */
  const memory = Float64Array.of(1, firstBox, secondBox, settledAfter, 0, 0, 0)

  const delayOnly = (left: Float32Array, right: Float32Array, length: number) => {
    let at = memory[6] as number
    for (let i = 0; i < length; i += 1) {
      const l = delayLeft[at] as number
      const r = delayRight[at] as number
      delayLeft[at] = left[i] as number
      delayRight[at] = right[i] as number
      left[i] = l
      right[i] = r
      at = at + 1 === latency ? 0 : at + 1
    }
    memory[6] = at
  }

  const limit = (left: Float32Array, right: Float32Array, length: number) => {
    let gain = memory[0] as number
    let firstSum = memory[1] as number
    let secondSum = memory[2] as number
    let calm = memory[3] as number
    let firstAt = memory[4] as number
    let secondAt = memory[5] as number
    let at = memory[6] as number
    for (let i = 0; i < length; i += 1) {
      const peak = peaks[i] as number
      const held = minimum.push(peak > ceiling ? ceiling / peak : 1)
      gain = held < gain ? held : gain + (held - gain) * step
      if (gain > released) gain = 1
      calm = gain === 1 ? calm + 1 : 0
      firstSum = calm >= firstBox ? firstBox : firstSum + gain - (first[firstAt] as number)
      first[firstAt] = gain
      firstAt = firstAt + 1 === firstBox ? 0 : firstAt + 1
      const smooth = firstSum / firstBox
      secondSum = calm >= settledAfter ? secondBox : secondSum + smooth - (second[secondAt] as number)
      second[secondAt] = smooth
      secondAt = secondAt + 1 === secondBox ? 0 : secondAt + 1
      const factor = secondSum / secondBox
      const l = (delayLeft[at] as number) * factor
      const r = (delayRight[at] as number) * factor
      delayLeft[at] = left[i] as number
      delayRight[at] = right[i] as number
      left[i] = Math.min(hardCeiling, Math.max(-hardCeiling, l))
      right[i] = Math.min(hardCeiling, Math.max(-hardCeiling, r))
      at = at + 1 === latency ? 0 : at + 1
    }
    memory[0] = gain
    memory[1] = firstSum
    memory[2] = secondSum
    memory[3] = calm
    memory[4] = firstAt
    memory[5] = secondAt
    memory[6] = at
  }

  const registers = [
    ...scanLeft.registers,
    ...scanRight.registers,
    ...minimum.registers,
    first,
    second,
    delayLeft,
    delayRight,
    memory,
  ]
  return stageOf(frames(latency), registers, ({ left, right }) => {
    const length = left.length
    peaks.fill(0, 0, length)
    const leftFound = scanLeft.scan(left, ceiling, peaks)
    const rightFound = scanRight.scan(right, ceiling, peaks)
    if (leftFound || rightFound || (memory[3] as number) < settledAfter) limit(left, right, length)
    else delayOnly(left, right, length)
  })
}
