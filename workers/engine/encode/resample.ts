import type { FrameRange } from '#contracts/chunking'
import { type Frames, frames, type Hertz } from '#contracts/units'
import type { StereoBlock } from '../sound'
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
  const kernel = kernelOf(rate)
  const { phases, step, reach } = kernel
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
    yield filtered(kernel, history, next, end)
    next = end
  }
}

/** The kernel of the rate heard last: chunk after chunk has the same one. */
let latest: { readonly rate: Hertz; readonly kernel: ResamplingKernel } | undefined

const kernelOf = (rate: Hertz): ResamplingKernel => {
  if (latest?.rate !== rate) latest = { rate, kernel: resamplingKernel(rate) }
  return latest.kernel
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

const filtered = (kernel: ResamplingKernel, source: History, from: number, to: number): StereoBlock => {
  const { phases, step, reach, weights } = kernel
  const { left: l, right: r } = source
  const taps = reach * 2
  const wholeStep = Math.floor(step / phases)
  const partStep = step % phases
  const left = new Float32Array(to - from)
  const right = new Float32Array(to - from)
  let phase = (from * step) % phases
  let at = Math.floor((from * step) / phases) - reach + 1 - source.from
  for (let frame = 0; frame < left.length; frame++) {
    const row = phase * taps
    // Two sums a channel, side by side: one sum alone would wait for its own last addition at every tap.
    let evenLeft = 0
    let evenRight = 0
    let oddLeft = 0
    let oddRight = 0
    for (let tap = 0; tap < taps; tap += 4) {
      const w0 = weights[row + tap] as number
      const w1 = weights[row + tap + 1] as number
      const w2 = weights[row + tap + 2] as number
      const w3 = weights[row + tap + 3] as number
      evenLeft += w0 * (l[at + tap] as number) + w2 * (l[at + tap + 2] as number)
      oddLeft += w1 * (l[at + tap + 1] as number) + w3 * (l[at + tap + 3] as number)
      evenRight += w0 * (r[at + tap] as number) + w2 * (r[at + tap + 2] as number)
      oddRight += w1 * (r[at + tap + 1] as number) + w3 * (r[at + tap + 3] as number)
    }
    left[frame] = evenLeft + oddLeft
    right[frame] = evenRight + oddRight
    at += wholeStep
    phase += partStep
    if (phase >= phases) {
      phase -= phases
      at++
    }
  }
  return { left, right }
}
