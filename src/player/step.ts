import type { Effect } from './effect'
import type { PlayerState } from './state'

/** What follows: another state, and what is to be done. */
export type Step = readonly [PlayerState, readonly Effect[]]

/** Runs steps one after the other and joins their effects. */
export const inTurn = (state: PlayerState, steps: readonly ((state: PlayerState) => Step)[]): Step => {
  let current = state
  const effects: Effect[] = []
  for (const step of steps) {
    const [next, wanted] = step(current)
    current = next
    effects.push(...wanted)
  }
  return [current, effects]
}
