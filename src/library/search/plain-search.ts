import type { Entry } from './shelf'

/**
 * What holds every word of the query as the beginning of one of its own, best first: what begins with the query, what
 * is named so, what is by or on something named so.
 */
export const plainlyFound = <Item>(
  entries: readonly Entry<Item>[],
  words: readonly string[],
): readonly Item[] => {
  const whole = ` ${words.join(' ')}`
  // A long word leaves fewest to be looked at twice.
  const sought = words.map((word) => ` ${word}`).sort((one, other) => other.length - one.length)
  const begun: Item[] = []
  const named: Item[] = []
  const beside: Item[] = []
  // Every key goes through all of a library of 50,000: nothing is made here for what does not match.
  for (const { item, text, name } of entries) {
    let last = 0
    for (const word of sought) {
      const place = text.indexOf(word)
      last = place < 0 ? Number.POSITIVE_INFINITY : Math.max(last, place)
      if (place < 0) break
    }
    if (last === Number.POSITIVE_INFINITY) continue
    if (text.startsWith(whole)) begun.push(item)
    else if (last < name) named.push(item)
    else beside.push(item)
  }
  return begun.concat(named, beside)
}
