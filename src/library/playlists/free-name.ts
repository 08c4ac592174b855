import { fold } from '../fold'

/** `name`, or the first of `name (2)`, `name (3)` … that is not taken, as a listener tells names apart. */
export const freeName = (name: string, taken: readonly string[]): string => {
  const folded = new Set(taken.map(fold))
  let free = name
  for (let number = 2; folded.has(fold(free)); number++) free = `${name} (${number})`
  return free
}
