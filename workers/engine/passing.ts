import { letGo } from '#contracts/let-go'
import type { PcmBlock } from './sound'

/** Blocks that nobody else holds: each is gone once the next is asked for. Whoever wants to keep sound copies it. */
export const passing = async function* (
  blocks: AsyncGenerator<PcmBlock, void, undefined>,
): AsyncGenerator<PcmBlock, void, undefined> {
  for await (const block of blocks) {
    yield block
    letGo(block.left.buffer, block.right.buffer)
  }
}
