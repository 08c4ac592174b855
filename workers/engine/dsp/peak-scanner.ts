import type { Address } from '../kernels/kernel-functions'
import { sharedWorkspace, type Workspace } from '../kernels/workspace'
import { curvatureBound, tapsPerPhase } from './interpolator'

const history = tapsPerPhase + 1

/** Frames between a sample's arrival and its reading. */
export const scannerDelay = 17

/** Slack for rounding, so that the bound stays a bound. */
const slack = 1 + 1e-6

export interface PeakScanner {
  readonly workspace: Workspace
  /** The last frames of the block before: all a scanner remembers. */
  readonly history: Float32Array
  /** Where the kernel reads them and leaves the next ones. */
  readonly recent: Float32Array
}

export const createPeakScanner = (workspace: Workspace = sharedWorkspace()): PeakScanner => ({
  workspace,
  history: new Float32Array(history),
  recent: workspace.scan.subarray(0, history),
})

/** All a scanner remembers from block to block. */
export const scannerRegister = (scanner: PeakScanner): Float32Array => scanner.history

/** {@link scanPeaks} of `length` frames at an address of the scanner's workspace, into the peaks of that workspace. */
export const scanAt = (scanner: PeakScanner, input: Address, length: number, floor: number): boolean => {
  const { run, scan, levels, bends, taps, peaks } = scanner.workspace
  scanner.recent.set(scanner.history)
  const found = run.scan(
    input,
    scan.byteOffset,
    levels.byteOffset,
    bends.byteOffset,
    taps.byteOffset,
    peaks.byteOffset,
    floor,
    curvatureBound * slack,
    slack,
    length,
  )
  scanner.history.set(scanner.recent)
  return found !== 0
}

/**
 * Reads the true peak (8 points per sample, 32 taps each; ITU-R BS.1770-5, Annex 2, with more points) of one
 * channel, but only where it can exceed `floor`: between two samples sound lies within
 * `max(|a|, |b|) + curvatureBound · max|second difference|`, so most of it needs no filter and none is missed.
 * `into[i]` rises to the peak around frame `i − scannerDelay` where that is above `floor`. True if any is.
 * At most 4,096 frames.
 */
export const scanPeaks = (
  scanner: PeakScanner,
  input: Float32Array,
  floor: number,
  into: Float64Array,
): boolean => {
  const { left, peaks } = scanner.workspace
  peaks.fill(0, 0, input.length)
  left.set(input)
  const found = scanAt(scanner, left.byteOffset, input.length, floor)
  for (let i = 0; found && i < input.length; i += 1) into[i] = Math.max(into[i] as number, peaks[i] as number)
  return found
}
