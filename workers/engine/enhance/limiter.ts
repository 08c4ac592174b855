import { type Decibels, decibels, frames, gainOf, type Hertz, type Milliseconds } from '#contracts/units'
import { createPeakScanner, scanAt, scannerDelay, scannerRegister } from '../dsp/peak-scanner'
import { takeWorkspace } from '../kernels/workspace'
import { type Stage, stageOf } from './stage'

export interface LimiterSettings {
  /** True peak that is not exceeded, dBTP. */
  readonly ceiling: Decibels
  readonly lookAhead: Milliseconds
  readonly release: Milliseconds
}

/** What the detector can miss: the limiter aims this far under its ceiling. */
const margin = decibels(-0.1)
/** Places in the limiter's own numbers. */
const places = { calm: 3, delay: 6 } as const

/**
 * Linked true-peak limiter. The gain a peak needs is held over the look-ahead, released exponentially, smoothed
 * by two boxes in cascade that together are as long as the hold, and meets the delayed sound: wherever a peak
 * leaves, every value averaged into its gain was low enough for it.
 */
export const limiter = (settings: LimiterSettings, rate: Hertz, workspace = takeWorkspace()): Stage => {
  const { run, peaks } = workspace
  const lookAhead = Math.max(2, Math.round((settings.lookAhead / 1000) * rate))
  const window = lookAhead + 2
  const firstBox = window >> 1
  const secondBox = window - firstBox
  const latency = lookAhead + scannerDelay
  const ceiling = gainOf(decibels(settings.ceiling + margin))
  const hardCeiling = gainOf(settings.ceiling)
  const release = 1 - Math.exp(-1 / ((settings.release / 1000) * rate))

  /** The queue whose first value is the lowest gain within the window, and the times of its values. */
  const values = workspace.doubles(window + 1).fill(1)
  const times = workspace.doubles(window + 1)
  /** The two smoothing boxes, and the sound on its way through the look-ahead. */
  const first = workspace.doubles(firstBox).fill(1)
  const second = workspace.doubles(secondBox).fill(1)
  const delayLeft = workspace.floats(latency)
  const delayRight = workspace.floats(latency)
  /** Gain after release, the boxes' sums, frames of full gain, places in boxes and delay; time, head and count. */
  const now = workspace.doubles(10)
  now.set([1, firstBox, secondBox, window, 0, 0, 0, 0, 0, 0])
  const scanLeft = createPeakScanner(workspace)
  const scanRight = createPeakScanner(workspace)
  const registers = [
    scannerRegister(scanLeft),
    scannerRegister(scanRight),
    values,
    times,
    first,
    second,
    delayLeft,
    delayRight,
    now,
  ]
  return stageOf(workspace, frames(latency), registers, (left, right, length) => {
    peaks.fill(0, 0, length)
    const leftFound = scanAt(scanLeft, left, length, ceiling)
    const rightFound = scanAt(scanRight, right, length, ceiling)
    // After a window of full gain both boxes hold nothing but 1.
    if (leftFound || rightFound || (now[places.calm] as number) < window)
      run.limit(
        now.byteOffset,
        values.byteOffset,
        times.byteOffset,
        first.byteOffset,
        second.byteOffset,
        delayLeft.byteOffset,
        delayRight.byteOffset,
        peaks.byteOffset,
        left,
        right,
        ceiling,
        hardCeiling,
        release,
        firstBox,
        secondBox,
        latency,
        length,
      )
    else
      now[places.delay] = run.delay(
        delayLeft.byteOffset,
        delayRight.byteOffset,
        left,
        right,
        now[places.delay] as number,
        latency,
        length,
      )
  })
}
