import { milliseconds, type Seconds, seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

/** The two may be this far apart when they change places. */
const aligned = seconds(0.005)
/** A successor that runs within this is slowed or hurried into place; further away it is put there anew. */
const nearby = seconds(0.06)
/** How long slowing or hurrying takes, and how much it may be. */
const nudgeTime = seconds(0.025)
const [slowest, fastest] = [0.3, 3]
/** After this the two change places as they are: late is worse than a little beside. */
const patience = milliseconds(600)
/** Clocks are read this often, and trusted once two readings agree. */
const tick = milliseconds(3)
const agreement = seconds(0.0015)
const readings = 8
/** Of the change itself: long enough not to click, short enough for a page to stand still meanwhile. */
const fadeTime = milliseconds(10)
const fadeStep = milliseconds(2)

export interface Handover {
  /**
   * Moves what is heard from `from` to `to`, both at the same place of the same track: the stand-by runs inaudibly
   * beside the sounding output until both are at the same place, then they change places in a short fade. Resolves
   * `true` once they did, `false` when `signal` ended it before; the stand-by is then paused again.
   */
  handOver(from: Output, to: Output, signal: AbortSignal): Promise<boolean>
}

export const createHandover = (): Handover => {
  /** From `seek` and `play` until sound moves, learned from every handover; clocks may make it a little negative. */
  let startTime = seconds(0.005)

  const learn = (offset: Seconds) => {
    startTime = seconds(Math.min(0.15, Math.max(-0.02, startTime - offset / 2)))
  }

  const start = (from: Output, to: Output) => {
    void to.seek(seconds(from.position() + startTime))
    to.playInaudibly()
  }

  /** Brings the running stand-by to where `from` is. */
  const align = async (from: Output, to: Output, signal: AbortSignal): Promise<void> => {
    const until = performance.now() + patience
    start(from, to)
    let isFirst = true
    for (;;) {
      const offset = await offsetOf(from, to, until, signal)
      if (offset === null || signal.aborted) return
      if (isFirst && Math.abs(offset) < 0.3) learn(offset)
      isFirst = false
      if (Math.abs(offset) <= aligned || performance.now() > until) return
      if (Math.abs(offset) > nearby) start(from, to)
      else await nudge(to, offset, signal)
    }
  }

  return {
    handOver: async (from, to, signal) => {
      const callOff = () => {
        to.pause()
        to.setRate(1)
        from.setShare(1)
      }
      signal.addEventListener('abort', callOff)
      if (!signal.aborted) await align(from, to, signal)
      signal.removeEventListener('abort', callOff)
      if (signal.aborted) return false
      fade(from, to)
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
  const middle = seen.sort((a, b) => a - b)[seen.length >> 1]
  return middle === undefined ? null : seconds(middle)
}

/** Lets `to` lose `offset` against the other within {@link nudgeTime}, or a little longer. */
const nudge = async (to: Output, offset: Seconds, signal: AbortSignal): Promise<void> => {
  const rate = Math.min(fastest, Math.max(slowest, 1 - offset / nudgeTime))
  to.setRate(rate)
  await pause(milliseconds((offset / (1 - rate)) * 1000), signal)
  to.setRate(1)
}

/**
 * Equal gain, as both play the same music: their sum stays as loud as each. In one go and without timers: one that
 * comes late, behind what the page has to paint, would let both be heard all the while.
 */
const fade = (from: Output, to: Output): void => {
  const began = performance.now()
  for (let share = 0.1; share < 1; share = (performance.now() - began) / fadeTime) {
    to.setShare(share)
    from.setShare(1 - share)
    const next = performance.now() + fadeStep
    while (performance.now() < next);
  }
}
