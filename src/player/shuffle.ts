/** A permutation and the seed of the next one: the same seed always shuffles the same way. */
export interface Shuffled {
  readonly order: readonly number[]
  readonly seed: number
}

/** Mulberry32: the seeds follow each other in even steps, and each is mixed to a number in [0, 1). */
const step = 0x6d2b79f5
const fractionOf = (seed: number): number => {
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** Fisher–Yates over `items`. */
export const shuffled = (items: readonly number[], seed: number): Shuffled => {
  const order = [...items]
  let current = seed
  for (let last = order.length - 1; last > 0; last--) {
    current = (current + step) | 0
    const picked = Math.floor(fractionOf(current) * (last + 1))
    const kept = order[last]
    const moved = order[picked]
    if (kept === undefined || moved === undefined) continue
    order[last] = moved
    order[picked] = kept
  }
  return { order, seed: current }
}
