import { type Frames, frames } from '#contracts/units'
import type { PcmBlock } from './sound'

/** The same sound in blocks of exactly `size` frames; the last one is as long as it comes. */
export const regrouped = async function* (
  blocks: AsyncGenerator<PcmBlock, void, undefined>,
  size: number,
): AsyncGenerator<PcmBlock, void, undefined> {
  let left = new Float32Array(size)
  let right = new Float32Array(size)
  let filled = 0
  let from: Frames | undefined
  for await (const block of blocks) {
    from ??= block.from
    let taken = 0
    while (taken < block.left.length) {
      const count = Math.min(size - filled, block.left.length - taken)
      left.set(block.left.subarray(taken, taken + count), filled)
      right.set(block.right.subarray(taken, taken + count), filled)
      filled += count
      taken += count
      if (filled === size) {
        yield { from, left, right }
        from = frames(from + size)
        left = new Float32Array(size)
        right = new Float32Array(size)
        filled = 0
      }
    }
  }
  if (from !== undefined && filled > 0) {
    yield { from, left: left.subarray(0, filled), right: right.subarray(0, filled) }
  }
}
