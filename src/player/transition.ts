import type { PlayerEvent } from './event'
import { matchOutputs } from './match-loudness'
import { onListener } from './on-listener'
import { onOutput } from './on-output'
import type { PlayerState } from './state'
import { inTurn, type Step } from './step'

/** The player's one thought: what follows an event, and what is to be done about it. Pure and total. */
export const transition = (state: PlayerState, event: PlayerEvent): Step =>
  inTurn(state, [(now) => ('output' in event ? onOutput(now, event) : onListener(now, event)), matchOutputs])
