import { milliseconds, seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

/** What it takes from `play` until a sound that is ready leaves its element. */
const startTime = seconds(0.001_5)
const glance = seconds(0.2)
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
    if (!from.isPlaying() || left > 0) {
      await pause(milliseconds(1000 * Math.min(glance, from.isPlaying() ? left : glance)), signal)
      continue
    }
    to.play()
    for (let waited = 0; waited < overtime * 1000 && !signal.aborted && !isStopped(); waited += tick)
      await pause(tick, signal)
    if (signal.aborted) return
    if (!isStopped() && from.remaining() <= startTime) return
    to.pause()
    void to.seek(seconds(0))
  }
}
