import { type Seconds, seconds } from '#contracts/units'
import { contiguousEnd, type Range, rangeAt } from './ranges'

/** How sound is cut and how much of it is kept around the playhead. */
export interface ChunkPlan {
  readonly duration: Seconds
  readonly chunkDuration: Seconds
  readonly totalChunks: number
  readonly lookAhead: Seconds
  readonly keepBehind: Seconds
}

export const chunkPlan = (
  stream: Pick<ChunkPlan, 'duration' | 'chunkDuration' | 'totalChunks'>,
): ChunkPlan => ({
  ...stream,
  lookAhead: seconds(60),
  keepBehind: seconds(30),
})

interface Buffered {
  readonly position: Seconds
  readonly ranges: readonly Range[]
  /** The chunk after the one appended last; null after a jump, when only the buffer tells. */
  readonly cursor: number | null
}

/** A buffer that reaches this close to a chunk's border reaches it: the longest packet is a tenth of a second. */
const borderSlack = seconds(0.2)
/** The last packet may be cut, and a damaged file may end early. */
const endSlack = seconds(0.5)

const clamp = (plan: ChunkPlan, index: number) => Math.max(0, Math.min(index, plan.totalChunks))

/** The chunk that holds `position`. */
export const chunkAt = (plan: ChunkPlan, position: Seconds): number =>
  Math.min(plan.totalChunks - 1, clamp(plan, Math.floor(position / plan.chunkDuration)))

/** The first chunk that is missing from the playhead on; `totalChunks` where none is. */
export const firstMissing = (plan: ChunkPlan, { position, ranges, cursor }: Buffered): number =>
  Math.max(cursor ?? 0, missingFrom(plan, position, ranges))

const missingFrom = (plan: ChunkPlan, position: Seconds, ranges: readonly Range[]): number => {
  const end = contiguousEnd(ranges, position)
  if (end >= plan.duration - endSlack && end > position) return plan.totalChunks
  return rangeAt(ranges, position)
    ? clamp(plan, Math.floor((end + borderSlack) / plan.chunkDuration))
    : chunkAt(plan, position)
}

/** The chunk to fetch now, or null while enough is at hand. */
export const chunkToFetch = (plan: ChunkPlan, buffered: Buffered): number | null => {
  const index = firstMissing(plan, buffered)
  if (index >= plan.totalChunks) return null
  return index * plan.chunkDuration - buffered.position > plan.lookAhead ? null : index
}

/** A last chunk may be shorter than a packet. */
const shortest = seconds(1)

/** Whether a chunk left anything in the buffer, as every chunk must that was appended in full. */
export const hasChunk = (plan: ChunkPlan, ranges: readonly Range[], index: number): boolean => {
  const from = index * plan.chunkDuration
  const to = Math.min(from + plan.chunkDuration, plan.duration)
  if (to - from < shortest) return true
  return ranges.some((range) => range.from < to - borderSlack && range.to > from + borderSlack)
}

/** Whole chunks that were played long enough ago to let go of, or null. */
export const playedOut = (plan: ChunkPlan, { position, ranges }: Pick<Buffered, 'position' | 'ranges'>) => {
  const first = ranges[0]
  const border = Math.floor((position - plan.keepBehind) / plan.chunkDuration) * plan.chunkDuration
  return first && border > first.from ? { from: first.from, to: seconds(border) } : null
}

/** Behind the playhead this much stays even when the buffer is full: browsers look back while decoding. */
const leastBehind = seconds(2)

/** What to let go of when the buffer is full: everything that is not about to be heard. */
export const makeRoom = (
  plan: ChunkPlan,
  { position, ranges }: Pick<Buffered, 'position' | 'ranges'>,
): readonly Range[] => {
  const keepFrom = seconds(Math.max(0, position - leastBehind))
  const keepTo = seconds(Math.max(contiguousEnd(ranges, position), position + plan.chunkDuration))
  return ranges.flatMap(({ from, to }) => [
    ...(from < keepFrom ? [{ from, to: seconds(Math.min(to, keepFrom)) }] : []),
    ...(to > keepTo ? [{ from: seconds(Math.max(from, keepTo)), to }] : []),
  ])
}
