import type { FrameRange } from '#contracts/chunking'
import { type Frames, frames } from '#contracts/units'
import type { StereoBlock } from '../sound'
import type { ReadPcm } from './encoded-chunk'

/** Exactly the frames of `range`, which may reach past either end of the track: there it is silent. */
export const padded = async function* (job: {
  readonly read: ReadPcm
  readonly totalFrames: Frames
  readonly range: FrameRange
  readonly signal: AbortSignal
}): AsyncGenerator<StereoBlock, void, undefined> {
  const { from, to } = job.range
  const within = {
    from: frames(Math.min(Math.max(from, 0), job.totalFrames)),
    to: frames(Math.max(0, Math.min(to, job.totalFrames))),
  }
  const before = Math.min(to, 0) - Math.min(from, 0)
  if (before > 0) yield silence(before)
  if (within.from < within.to) yield* job.read(within, job.signal)
  const after = Math.max(to, job.totalFrames) - Math.max(from, job.totalFrames)
  if (after > 0) yield silence(after)
}

const silence = (length: number): StereoBlock => ({
  left: new Float32Array(length),
  right: new Float32Array(length),
})
