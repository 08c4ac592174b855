import { milliseconds, seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

/** The two may be this far apart when they change places. */
const aligned = seconds(0.005)
/** How far ahead of a sounding output its successor is put. */
const lead = seconds(0.08)
/** Waking up later than this is put right by another round. */
const lateness = seconds(0.02)
/** A successor further ahead than this is brought nearer rather than waited for. */
const longestWait = seconds(0.3)
const corrections = 3

/**
 * Moves what is heard from `from` to `to`, both at the same place of the same track: the stand-by waits a little ahead
 * until the sounding output reaches it, then one falls silent and the other sounds in one step. Resolves `true` once
 * it did, `false` when `signal` ended it before.
 */
export const handOver = async (from: Output, to: Output, signal: AbortSignal): Promise<boolean> => {
  for (let correction = 0; correction < corrections; correction++) {
    const ahead = to.position() - from.position()
    if (ahead >= -aligned && ahead <= longestWait) {
      await pause(milliseconds(Math.max(0, ahead) * 1000), signal)
      if (signal.aborted || Math.abs(to.position() - from.position()) <= lateness) break
    }
    await to.seek(seconds(from.position() + lead))
    if (signal.aborted) break
  }
  if (signal.aborted) return false
  from.pause()
  to.play()
  return true
}
