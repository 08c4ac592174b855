import { type Decibels, decibels, frames, gainOf, type Hertz, type Milliseconds } from '#contracts/units'
import { createPeakScanner, scannerDelay, scannerRegister, scanPeaks } from '../dsp/peak-scanner'
import { createSlidingMinimum, pushMinimum, type SlidingMinimum } from '../dsp/sliding-minimum'
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

interface Memory {
  readonly ceiling: number
  readonly hardCeiling: number
  /** Share of the way back to full gain per frame. */
  readonly release: number
  readonly minimum: SlidingMinimum
  /** The two smoothing boxes, and the sound on its way through the look-ahead. */
  readonly first: Float64Array
  readonly second: Float64Array
  readonly delayLeft: Float32Array
  readonly delayRight: Float32Array
  /** Gain after release, the boxes' sums, frames of full gain, write positions of boxes and delay. */
  readonly now: Float64Array
}

/** Frames of full gain after which both boxes hold nothing but 1, and are exact again. */
const settledAfter = ({ first, second }: Memory) => first.length + second.length

const delayOnly = ({ delayLeft, delayRight, now }: Memory, left: Float32Array, right: Float32Array): void => {
  let at = now[6] as number
  for (let i = 0; i < left.length; i += 1) {
    const l = delayLeft[at] as number
    const r = delayRight[at] as number
    delayLeft[at] = left[i] as number
    delayRight[at] = right[i] as number
    left[i] = l
    right[i] = r
    at = at + 1 === delayLeft.length ? 0 : at + 1
  }
  now[6] = at
}

const limit = (memory: Memory, peaks: Float64Array, left: Float32Array, right: Float32Array): void => {
  const { ceiling, hardCeiling, release, minimum, first, second, delayLeft, delayRight, now } = memory
  const firstBox = first.length
  const secondBox = second.length
  const latency = delayLeft.length
  const settled = settledAfter(memory)
  let gain = now[0] as number
  let firstSum = now[1] as number
  let secondSum = now[2] as number
  let calm = now[3] as number
  let firstAt = now[4] as number
  let secondAt = now[5] as number
  let at = now[6] as number
  for (let i = 0; i < left.length; i += 1) {
    const peak = peaks[i] as number
    const held = pushMinimum(minimum, peak > ceiling ? ceiling / peak : 1)
    gain = held < gain ? held : gain + (held - gain) * release
    if (gain > released) gain = 1
    calm = gain === 1 ? calm + 1 : 0
    firstSum = calm >= firstBox ? firstBox : firstSum + gain - (first[firstAt] as number)
    first[firstAt] = gain
    firstAt = firstAt + 1 === firstBox ? 0 : firstAt + 1
    const smooth = firstSum / firstBox
    secondSum = calm >= settled ? secondBox : secondSum + smooth - (second[secondAt] as number)
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
  now[0] = gain
  now[1] = firstSum
  now[2] = secondSum
  now[3] = calm
  now[4] = firstAt
  now[5] = secondAt
  now[6] = at
}

/**
 * Linked true-peak limiter. The gain a peak needs is held over the look-ahead, released exponentially, smoothed
 * by two boxes in cascade that together are as long as the hold, and meets the delayed sound: wherever a peak
 * leaves, every value averaged into its gain was low enough for it.
 */
export const limiter = (settings: LimiterSettings, rate: Hertz): Stage => {
  const lookAhead = Math.max(2, Math.round((settings.lookAhead / 1000) * rate))
  const window = lookAhead + 2
  const firstBox = window >> 1
  const secondBox = window - firstBox
  const latency = lookAhead + scannerDelay
  const memory: Memory = {
    ceiling: gainOf(decibels(settings.ceiling + margin)),
    hardCeiling: gainOf(settings.ceiling),
    release: 1 - Math.exp(-1 / ((settings.release / 1000) * rate)),
    minimum: createSlidingMinimum(window),
    first: new Float64Array(firstBox).fill(1),
    second: new Float64Array(secondBox).fill(1),
    delayLeft: new Float32Array(latency),
    delayRight: new Float32Array(latency),
    now: Float64Array.of(1, firstBox, secondBox, window, 0, 0, 0),
  }
  const scanLeft = createPeakScanner()
  const scanRight = createPeakScanner()
  const peaks = new Float64Array(longestBlock)
  const { minimum, first, second, delayLeft, delayRight, now } = memory
  const registers = [
    scannerRegister(scanLeft),
    scannerRegister(scanRight),
    minimum.values,
    minimum.times,
    minimum.place,
    first,
    second,
    delayLeft,
    delayRight,
    now,
  ]
  return stageOf(frames(latency), registers, ({ left, right }) => {
    peaks.fill(0, 0, left.length)
    const leftFound = scanPeaks(scanLeft, left, memory.ceiling, peaks)
    const rightFound = scanPeaks(scanRight, right, memory.ceiling, peaks)
    if (leftFound || rightFound || (now[3] as number) < settledAfter(memory))
      limit(memory, peaks, left, right)
    else delayOnly(memory, left, right)
  })
}
