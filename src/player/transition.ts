import type { PlayerEvent } from './event'
import { onListener } from './on-listener'
import { onOutput } from './on-output'
import type { Step } from './reconcile'
import type { PlayerState } from './state'

/** The player's one thought: what follows an event, and what is to be done about it. Pure and total. */
export const transition = (state: PlayerState, event: PlayerEvent): Step =>
  'output' in event ? onOutput(state, event) : onListener(state, event)
