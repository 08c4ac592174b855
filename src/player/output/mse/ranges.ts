import { type Seconds, seconds } from '#contracts/units'

/** A stretch of track time. `to` is exclusive. */
export interface Range {
  readonly from: Seconds
  readonly to: Seconds
}

export const rangesOf = (buffered: TimeRanges): readonly Range[] =>
  Array.from({ length: buffered.length }, (_, index) => ({
    from: seconds(buffered.start(index)),
    to: seconds(buffered.end(index)),
  }))

/** Holes and edges smaller than this are rounding. */
const tolerance = seconds(0.1)

export const rangeAt = (ranges: readonly Range[], position: Seconds): Range | undefined =>
  ranges.find((range) => range.from - tolerance <= position && position < range.to)

/** How far sound goes on without a hole from `position`; `position` itself where there is none. */
export const contiguousEnd = (ranges: readonly Range[], position: Seconds): Seconds => {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  const first = rangeAt(sorted, position)
  if (!first) return position
  return sorted
    .filter((range) => range.from >= first.from)
    .reduce(
      (end, range) => (range.from <= end + tolerance ? seconds(Math.max(end, range.to)) : end),
      first.to,
    )
}
