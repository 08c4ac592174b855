import type { FrameRange } from '#contracts/chunking'
import { bytes } from '#contracts/units'
import { wavFormat, wavFrameBytes } from '#contracts/wav-layout'
import type { PcmBlock } from '../sound'
import type { EncodedChunk } from './encoded-chunk'
import { wavSamples } from './wav-samples'

/** The samples of `range` as 16-bit stereo, without a header: whoever serves them knows the lengths. */
export const wavChunk = (job: {
  readonly range: FrameRange
  readonly blocks: AsyncGenerator<PcmBlock, void, undefined>
  readonly dither: boolean
}): EncodedChunk => ({
  contentType: wavFormat,
  contentLength: bytes((job.range.to - job.range.from) * wavFrameBytes),
  body: quantised(job.blocks, job.dither),
})

const quantised = async function* (blocks: AsyncGenerator<PcmBlock, void, undefined>, dither: boolean) {
  for await (const block of blocks) yield wavSamples(block, block.from, dither)
}
