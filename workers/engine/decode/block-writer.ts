import type { FrameRange } from '#contracts/chunking'
import { frames } from '#contracts/units'
import type { PcmBlock } from '../sound'
import { type Fold, foldInto } from './fold-down'
import type { Stretch } from './stretch'

const firstBlock = 4096
const largestBlock = 32_768

/** Gathers stretches into stereo blocks: a small one first, so that it leaves early, then larger ones. */
export interface BlockWriter {
  /** The next frame that is missing. */
  readonly at: number
  /** Takes what of the stretch lies in `[at, until)` and gives the blocks that are full. */
  write(stretch: Stretch, until: number): PcmBlock[]
  /** Fills up to `to` with silence. */
  silence(to: number): PcmBlock[]
  /** What is left, possibly nothing. */
  rest(): PcmBlock[]
}

export const createBlockWriter = (
  { from, to }: FrameRange,
  sampleRate: number,
  foldFor: (channels: number) => Fold,
): BlockWriter => {
  /** A block lasts a second at most. */
  const limit = Math.min(largestBlock, sampleRate)
  let at: number = from
  let size = Math.min(firstBlock, limit)
  let begin: number = from
  let left = new Float32Array(0)
  let right = new Float32Array(0)

  const room = () => begin + left.length - at
  const open = () => {
    begin = at
    const length = Math.min(size, to - at)
    left = new Float32Array(length)
    right = new Float32Array(length)
    size = Math.min(size * 2, limit)
  }
  const advance = (count: number): PcmBlock[] => {
    at += count
    return room() === 0 ? close() : []
  }
  const close = (): PcmBlock[] => {
    const length = at - begin
    if (length === 0) return []
    const block = { from: frames(begin), left: left.subarray(0, length), right: right.subarray(0, length) }
    begin = at
    left = right = new Float32Array(0)
    return [block]
  }

  return {
    get at() {
      return at
    },
    write: (stretch, until) => {
      const done: PcmBlock[] = []
      const fold = foldFor(stretch.channels.length)
      const end = Math.min(to, until, stretch.start + stretch.length)
      while (at < end && at >= stretch.start) {
        if (room() === 0) open()
        const count = Math.min(room(), end - at)
        foldInto(left, at - begin, stretch.channels, fold.left, at - stretch.start, count)
        foldInto(right, at - begin, stretch.channels, fold.right, at - stretch.start, count)
        done.push(...advance(count))
      }
      return done
    },
    silence: (until) => {
      const done: PcmBlock[] = []
      while (at < Math.min(until, to)) {
        if (room() === 0) open()
        done.push(...advance(Math.min(room(), Math.min(until, to) - at)))
      }
      return done
    },
    rest: close,
  }
}
