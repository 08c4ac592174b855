import type { LyricLine } from '#contracts/lyrics'
import type { Seconds } from '#contracts/units'

/** A line lights up a moment before it is sung: the eye needs that. */
const ahead = 0.15

/** Index of the line that is sung at a time, −1 before the first. `lines` in the order of their times. */
export const lineAt = (lines: readonly LyricLine[], now: Seconds): number => {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.at ?? 0) <= now + ahead) low = middle + 1
    else high = middle
  }
  return low - 1
}
