/** A permutation and the seed of the next one: the same seed always shuffles the same way. */
export interface Shuffled {
  readonly order: readonly number[]
  readonly seed: number
}

/** One step of mulberry32: a new seed and a number in [0, 1). */
const roll = (seed: number): readonly [seed: number, value: number] => {
  const next = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(next ^ (next >>> 15), 1 | next)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return [next, ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32]
}

/** Fisher–Yates over `items`. */
export const shuffled = (items: readonly number[], seed: number): Shuffled => {
  const order = [...items]
  let current = seed
  for (let last = order.length - 1; last > 0; last--) {
    const [next, value] = roll(current)
    current = next
    const picked = Math.floor(value * (last + 1))
    const [a, b] = [order[last], order[picked]]
    if (a === undefined || b === undefined) continue
    order[last] = b
    order[picked] = a
  }
  return { order, seed: current }
}
