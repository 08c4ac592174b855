import { milliseconds } from '#contracts/units'
import type { Output } from './output/output'
import { pause } from './output/wait'

const tick = milliseconds(3)
/** A sound that is ready and does not begin by then is no reason to go on with another one. */
const patience = milliseconds(150)

/** Resolves once a sound that was told to play moves, after a bounded time, or at abort. */
export const untilHeard = async (output: Output, signal: AbortSignal): Promise<void> => {
  const stood = output.position()
  for (let waited = 0; waited < patience && !signal.aborted; waited += tick) {
    if (output.position() !== stood) return
    await pause(tick, signal)
  }
}
