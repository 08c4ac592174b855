import { milliseconds, type Seconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

/** A fade is made of this many steps, too small to be heard as such. */
const steps = 300
const [shortestTick, longestTick] = [5, 40]
/** What was coming is all there within this when the listener ends the fade. */
const riseTime = milliseconds(60)
const riseTick = milliseconds(5)

interface Endings {
  /** `from` was let go: the fade is over. */
  readonly dropped: AbortSignal
  /** `to` was. */
  readonly released: AbortSignal
}

/**
 * Fades from the last `length` of `from` to `to`, which begins, with equal power: different music adds up by its power.
 * How far it is follows from what is left of `from`, so a pause of both halts the fade; called again it goes on.
 */
export const fadeOver = async (
  from: Output,
  to: Output,
  length: Seconds,
  { dropped, released }: Endings,
): Promise<void> => {
  const signal = AbortSignal.any([dropped, released])
  let share = 0
  const mix = () => {
    const done = Math.min(1, Math.max(0, 1 - from.remaining() / length))
    share = Math.sin((Math.PI / 2) * done)
    to.setShare(share)
    from.setShare(Math.cos((Math.PI / 2) * done))
  }
  for (const output of [from, to]) if (!output.isPlaying()) output.playInaudibly()
  mix()
  const tick = milliseconds(Math.min(longestTick, Math.max(shortestTick, (1000 * length) / steps)))
  while (!signal.aborted && from.isPlaying()) {
    await pause(tick, signal)
    if (!signal.aborted) mix()
  }
  if (dropped.aborted) await rise(to, share, released)
}

const rise = async (to: Output, from: number, signal: AbortSignal): Promise<void> => {
  for (let share = from; share < 1 && !signal.aborted; ) {
    await pause(riseTick, signal)
    share = Math.min(1, share + riseTick / riseTime)
    if (!signal.aborted) to.setShare(share)
  }
}
