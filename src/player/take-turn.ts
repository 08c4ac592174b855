import { milliseconds, seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

/** What it takes from `play` until a sound that is ready leaves its element. */
const startTime = seconds(0.001_5)
const glance = seconds(0.2)
/** Timers come late by a few milliseconds: so little is waited out in place. */
const lastMoment = seconds(0.008)
const tick = milliseconds(5)
/** The old sound ends within this, or was stopped by the listener. */
const overtime = seconds(0.5)

/**
 * Starts `to` so that it sounds from the moment in which `from` ends, until `signal` ends the wait. A listener who
 * pauses or goes back in between takes the start back. Where timers are too slow for it, as in a hidden page, `from`
 * ends first and is followed then.
 */
export const takeTurn = async (from: Output, to: Output, signal: AbortSignal): Promise<void> => {
  const isStopped = () => !from.isPlaying() && from.remaining() > startTime
  while (!signal.aborted) {
    const left = from.remaining() - startTime
    if (!from.isPlaying() || left > lastMoment) {
      const wait = from.isPlaying() ? Math.max(0.001, left - lastMoment) : glance
      await pause(milliseconds(1000 * Math.min(glance, wait)), signal)
      continue
    }
    const due = performance.now() + left * 1000
    while (performance.now() < due);
    to.play()
    for (let waited = 0; waited < overtime * 1000 && !signal.aborted && !isStopped(); waited += tick)
      await pause(tick, signal)
    if (signal.aborted) return
    if (!isStopped() && from.remaining() <= startTime) return
    to.pause()
    void to.seek(seconds(0))
  }
}
