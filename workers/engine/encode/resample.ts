import type { FrameRange } from '#contracts/chunking'
import { type Frames, frames, type Hertz } from '#contracts/units'
import type { StereoBlock } from '../sound'
import { type Convolver, createConvolver } from './convolver'
import type { ReadPcm } from './encoded-chunk'
import { padded } from './padded'
import { opusRate, type ResamplingKernel, resamplingKernel } from './resampling-kernel'

/** A track's sound to be heard at 48 kHz. */
export interface Resampling {
  readonly rate: Hertz
  readonly totalFrames: Frames
  readonly read: ReadPcm
  /** In frames at 48 kHz; outside the track there is silence. */
  readonly range: FrameRange
  readonly signal: AbortSignal
}

/** How many frames at 48 kHz a track of `totalFrames` at `rate` fills. */
export const framesAt48k = (totalFrames: Frames, rate: Hertz): Frames =>
  frames(Math.ceil((totalFrames * opusRate) / rate))

/**
 * Exactly the frames of `range` at 48 kHz. Frame k is the source at k · rate / 48,000, by whole-number arithmetic
 * from the start of the track: any range gives the same values wherever it begins. At 48 kHz nothing is touched.
 */
export const resampled = async function* (job: Resampling): AsyncGenerator<StereoBlock, void, undefined> {
  const { rate, range } = job
  if (rate === opusRate || range.from === range.to) return yield* padded(job)
  const filter = filterOf(rate)
  const { phases, step, reach } = filter.kernel
  const first = Math.floor((range.from * step) / phases) - reach + 1
  const last = Math.floor(((range.to - 1) * step) / phases) + reach
  const source = padded({ ...job, range: { from: frames(first), to: frames(last + 1) } })

  let history = emptyHistory(first)
  let next: number = range.from
  for await (const block of source) {
    history = extended(history, block, Math.floor((next * step) / phases) - reach + 1)
    const known = history.from + history.left.length
    const end = Math.min(range.to, Math.ceil(((known - reach) * phases) / step))
    if (end <= next) continue
    yield filtered(filter, history, next, end)
    next = end
  }
}

interface Filter {
  readonly rate: Hertz
  readonly kernel: ResamplingKernel
  readonly convolver: Convolver
}

/** For the rate heard last: chunk after chunk has the same one. */
let latest: Filter | undefined

const filterOf = (rate: Hertz): Filter => {
  if (latest?.rate === rate) return latest
  const kernel = resamplingKernel(rate)
  latest = { rate, kernel, convolver: createConvolver(kernel.weights, kernel.reach * 2) }
  return latest
}

interface History extends StereoBlock {
  /** Absolute source frame of its first one; may be before the track. */
  readonly from: number
}

const emptyHistory = (from: number): History => ({
  from,
  left: new Float32Array(),
  right: new Float32Array(),
})

/** `history` and `block` in one piece, without what lies before source frame `from`. */
const extended = (history: History, block: StereoBlock, from: number): History => {
  const skipped = Math.min(Math.max(0, from - history.from), history.left.length)
  const kept = history.left.length - skipped
  const left = new Float32Array(kept + block.left.length)
  const right = new Float32Array(kept + block.left.length)
  left.set(history.left.subarray(skipped))
  left.set(block.left, kept)
  right.set(history.right.subarray(skipped))
  right.set(block.right, kept)
  return { from: history.from + skipped, left, right }
}

const filtered = ({ kernel, convolver }: Filter, source: History, from: number, to: number): StereoBlock => {
  const { phases, step, reach } = kernel
  const wholeStep = Math.floor(step / phases)
  const partStep = step % phases
  const left = new Float32Array(to - from)
  const right = new Float32Array(to - from)
  convolver.load(source.left, source.right)
  const sums = convolver.sums()
  const place = Math.floor((from * step) / phases)
  let phase = from * step - place * phases
  let at = place - reach + 1 - source.from
  for (let frame = 0; frame < left.length; frame++) {
    convolver.apply(phase, at)
    left[frame] = sums[0] ?? 0
    right[frame] = sums[1] ?? 0
    at += wholeStep
    phase += partStep
    if (phase >= phases) {
      phase -= phases
      at++
    }
  }
  return { left, right }
}
