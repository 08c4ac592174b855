import { milliseconds, type Seconds, seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'
import { quickFade } from './quick-fade'

/**
 * The two may be this far apart when they change places: at the first start, and at those after it. Sound cards ask for
 * ten milliseconds at a time, so where a start lands is a matter of luck within that; further apart the stand-by is
 * started again.
 */
const [wellAligned, aligned] = [seconds(0.007), seconds(0.009)]
/** What a start takes is the middle of so many before: one that hung says nothing of the next. */
const remembered = 7
const firstGuess = seconds(0.005)
const [shortestStart, longestStart] = [-0.02, 0.15]
/** After this the two change places as they are: late is worse than a little beside. */
const patience = milliseconds(180)
/** Clocks are read this often, and trusted once two readings agree. */
const tick = milliseconds(3)
const agreement = seconds(0.0015)
const readings = 8

export interface Handover {
  /**
   * Moves what is heard from `from` to `to`, both at the same place of the same track: the stand-by runs inaudibly
   * beside the sounding output until both are at the same place, then they change places in a short fade. Resolves
   * `true` once they did, `false` when `signal` ended it before; the stand-by is then paused again.
   */
  handOver(from: Output, to: Output, signal: AbortSignal): Promise<boolean>
}

export const createHandover = (): Handover => {
  /** Seconds from `seek` and `play` until sound moved, of the last starts; clocks may make one a little negative. */
  const startTimes: number[] = []

  const start = (from: Output, to: Output): Seconds => {
    const startTime = middleOf(startTimes) ?? firstGuess
    void to.seek(seconds(from.position() + startTime))
    to.playInaudibly()
    return startTime
  }

  const learn = (startTime: number) => {
    startTimes.push(Math.min(longestStart, Math.max(shortestStart, startTime)))
    if (startTimes.length > remembered) startTimes.shift()
  }

  /** Runs the stand-by beside `from`, and anew until both are at the same place. */
  const align = async (from: Output, to: Output, signal: AbortSignal): Promise<void> => {
    const until = performance.now() + patience
    for (let apart: Seconds = wellAligned; ; apart = aligned) {
      const startTime = start(from, to)
      const offset = await offsetOf(from, to, until, signal)
      if (offset === null || signal.aborted) return
      learn(startTime - offset)
      if (Math.abs(offset) <= apart || performance.now() > until) return
      to.pause()
    }
  }

  return {
    handOver: async (from, to, signal) => {
      const callOff = () => {
        to.pause()
        from.setShare(1)
      }
      signal.addEventListener('abort', callOff)
      if (!signal.aborted) await align(from, to, signal)
      signal.removeEventListener('abort', callOff)
      if (signal.aborted) return false
      // Equal gain, as both play the same music: their sum stays as loud as each.
      quickFade((share) => {
        to.setShare(share)
        from.setShare(1 - share)
      })
      from.pause()
      to.play()
      return true
    },
  }
}

/** How far `to` is ahead once it moves, or null when it does not in time. */
const offsetOf = async (
  from: Output,
  to: Output,
  until: number,
  signal: AbortSignal,
): Promise<Seconds | null> => {
  const stood = to.position()
  const seen: number[] = []
  while (!signal.aborted && seen.length < readings) {
    await pause(tick, signal)
    const [at, offset] = [to.position(), to.position() - from.position()]
    if (at !== stood) {
      const last = seen.at(-1)
      if (last !== undefined && Math.abs(last - offset) <= agreement) return seconds(offset)
      seen.push(offset)
    }
    if (performance.now() > until) break
  }
  return middleOf(seen)
}

const middleOf = (values: readonly number[]): Seconds | null => {
  const middle = [...values].sort((a, b) => a - b)[values.length >> 1]
  return middle === undefined ? null : seconds(middle)
}
