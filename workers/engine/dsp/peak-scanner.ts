import { curvatureBound, oversampling, phases, tapsPerPhase } from './interpolator'

/** Frames per cell: the sound of a whole cell is passed over where it cannot reach the floor. */
const cell = 16
const half = tapsPerPhase / 2
const history = tapsPerPhase + 1
const longestBlock = 4096

/** Frames between a sample's arrival and its reading. */
export const scannerDelay = 17

/** Slack for rounding, so that the bound stays a bound. */
const slack = 1 + 1e-6

/** Phases 1 to 4; the others are the mirror images of the first three. */
const foldedPhases = oversampling / 2

const halfOf = (sign: 1 | -1) =>
  Float64Array.from({ length: foldedPhases * half }, (_, i) => {
    const taps = phases[Math.floor(i / half)] as Float64Array
    const k = i % half
    return ((taps[k] as number) + sign * (taps[tapsPerPhase - 1 - k] as number)) / 2
  })

/** Symmetric and antisymmetric halves of the taps. */
const even = halfOf(1)
const odd = halfOf(-1)
const sums = new Float64Array(half)
const differences = new Float64Array(half)

/** Highest level at work[at + 15] and at the seven points between it and the sample after it. */
const peakBetween = (work: Float32Array, at: number): number => {
  for (let k = 0; k < half; k += 1) {
    const a = work[at + k] as number
    const b = work[at + tapsPerPhase - 1 - k] as number
    sums[k] = a + b
    differences[k] = a - b
  }
  let peak = Math.abs(work[at + half - 1] as number)
  for (let phase = 0; phase < foldedPhases; phase += 1) {
    let symmetric = 0
    let antisymmetric = 0
    const row = phase * half
    for (let k = 0; k < half; k += 1) {
      symmetric += (even[row + k] as number) * (sums[k] as number)
      antisymmetric += (odd[row + k] as number) * (differences[k] as number)
    }
    // |s + d| or |s − d|, whichever is larger: this phase and its mirror.
    const level =
      phase < foldedPhases - 1 ? Math.abs(symmetric) + Math.abs(antisymmetric) : Math.abs(symmetric)
    if (level > peak) peak = level
  }
  return peak
}

export interface PeakScanner {
  /** The last frames of the block before, then the block. */
  readonly work: Float32Array
  /** Per cell: largest sample and largest second difference. */
  readonly levels: Float64Array
  readonly bends: Float64Array
}

export const createPeakScanner = (): PeakScanner => ({
  work: new Float32Array(history + longestBlock + cell),
  levels: new Float64Array(longestBlock / cell + 4),
  bends: new Float64Array(longestBlock / cell + 4),
})

/** All a scanner remembers from block to block. */
export const scannerRegister = ({ work }: PeakScanner): Float32Array => work.subarray(0, history)

/** Finds the largest sample and second difference of every cell up to frame `end` of the work. */
const measureCells = ({ work, levels, bends }: PeakScanner, end: number): void => {
  const cells = Math.ceil(end / cell)
  work.fill(0, end, cells * cell + 1)
  let before = 0
  let here = work[0] as number
  for (let index = 0; index < cells; index += 1) {
    let level = 0
    let bend = 0
    const first = index * cell
    for (let i = first; i < first + cell; i += 1) {
      const next = work[i + 1] as number
      const size = Math.abs(here)
      const second = Math.abs(before - here - here + next)
      if (size > level) level = size
      if (second > bend) bend = second
      before = here
      here = next
    }
    levels[index] = level
    bends[index] = bend
  }
}

/**
 * Reads the true peak (8 points per sample, 32 taps each; ITU-R BS.1770-5, Annex 2, with more points) of one
 * channel, but only where it can exceed `floor`: between two samples sound lies within
 * `max(|a|, |b|) + curvatureBound · max|second difference|`, so most of it needs no filter and none is missed.
 * `into[i]` rises to the peak around frame `i − scannerDelay` where that is above `floor`. True if any is.
 */
export const scanPeaks = (
  scanner: PeakScanner,
  input: Float32Array,
  floor: number,
  into: Float64Array,
): boolean => {
  const { work, levels, bends } = scanner
  const length = input.length
  const end = history + length
  work.set(input, history)
  measureCells(scanner, end)
  let found = false
  for (let index = 0; index * cell < length; index += 1) {
    const sharpest = Math.max(bends[index] as number, bends[index + 1] as number, bends[index + 2] as number)
    const bend = sharpest * curvatureBound * slack
    const level = Math.max(levels[index + 1] as number, levels[index + 2] as number)
    if (level * slack + bend <= floor) continue
    const last = Math.min(length, (index + 1) * cell)
    for (let i = index * cell; i < last; i += 1) {
      const a = Math.abs(work[i + half] as number)
      const b = Math.abs(work[i + half + 1] as number)
      if (Math.max(a, b) * slack + bend <= floor) continue
      const peak = peakBetween(work, i + 1)
      if (peak <= floor) continue
      found = true
      if (peak > (into[i] as number)) into[i] = peak
    }
  }
  work.copyWithin(0, length, end)
  return found
}
