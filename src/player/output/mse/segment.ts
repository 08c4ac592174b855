import { bareChunkStart, windowSlack } from '#contracts/source-formats'
import type { StreamMetadata } from '#contracts/stream-metadata'
import { chunkUrl } from '#contracts/stream-url'
import { type Seconds, seconds } from '#contracts/units'
import type { Programme } from '../../programme'
import type { Placement } from './buffer-operations'
import { type ChunkPlan, chunkPlan } from './chunk-plan'
import { type ByteStream, byteStreamOf } from './initialisation-segment'
import type { Range } from './ranges'

/** One programme's stretch of a buffer that several of them share, end to start. */
export interface Segment {
  /** How many came before it. */
  readonly order: number
  /** Its first frame on the element's clock. */
  readonly start: Seconds
  /** In its own time, as everything but `start` is. */
  readonly plan: ChunkPlan
  /** MIME type with codecs. */
  readonly type: string
  readonly stream: ByteStream
  chunkUrl(index: number): string
  /** `delay`: what is to be dropped at the start beyond what the stream says. `last`: nothing follows yet. */
  placementOf(index: number, delay: Seconds, last: boolean): Placement
}

export const segmentOf = (
  base: string,
  { track, variant }: Programme,
  metadata: StreamMetadata,
  start: Seconds,
  order: number,
): Segment => ({
  order,
  start,
  plan: chunkPlan({
    duration: metadata.duration,
    chunkDuration: metadata.chunk_duration,
    totalChunks: metadata.total_chunks,
  }),
  type: metadata.format,
  stream: byteStreamOf(metadata.format),
  chunkUrl: (index) => chunkUrl(base, track, index, variant),
  placementOf: (index, delay, last) => placementOf(metadata, start, index, delay, last),
})

/** Rounding must not cost the last packet. */
const rounding = 0.000_001

/**
 * Chunks that carry time stamps keep them, less the codec's delay; bare packets go where their chunk begins. The
 * window cuts the track out, sample for sample. Some decoders hold sound back, which what follows pushes out of them:
 * only at the very end does the window reach further for it.
 */
const placementOf = (
  metadata: StreamMetadata,
  start: Seconds,
  index: number,
  delay: Seconds,
  last: boolean,
): Placement => {
  const { format, duration, sample_rate: rate, lead_in: leadIn } = metadata
  const isTimed = metadata.timestamps === 'self'
  return {
    mode: isTimed ? 'segments' : 'sequence',
    timestampOffset: start + (isTimed ? -leadIn - delay : bareChunkStart(index, rate, leadIn)),
    windowStart: start,
    windowEnd: start + duration + (last ? windowSlack(format, rate) : 0) + rounding,
  }
}

export const endOf = ({ start, plan }: Segment): Seconds => seconds(start + plan.duration)

/** What of the buffer is the segment's, in its own time. */
export const rangesIn = (segment: Segment, ranges: readonly Range[]): readonly Range[] => {
  const { start, plan } = segment
  return ranges
    .map(({ from, to }) => ({
      from: seconds(Math.max(0, from - start)),
      to: seconds(Math.min(plan.duration, to - start)),
    }))
    .filter(({ from, to }) => from < to)
}
