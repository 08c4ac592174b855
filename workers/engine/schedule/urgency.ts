import { type Rank, ranks } from '#contracts/engine-work'

const known = new WeakMap<AbortSignal, () => Rank>()

/** Lets whoever works under `signal` be asked how urgent that is, however far from the schedule it works. */
export const setUrgency = (signal: AbortSignal, rank: () => Rank): void => {
  known.set(signal, rank)
}

/** 0 is the most urgent, and what nothing is known of: somebody waits for a file to be opened. */
export const urgencyOf = (signal: AbortSignal): number => {
  const rank = known.get(signal)
  return rank ? ranks.indexOf(rank()) : 0
}
