import type { Entry } from './shelf'

/** Entries that hold every word of the query as the beginning of one of theirs. */
export const holding = <Item>(
  entries: readonly Entry<Item>[],
  words: readonly string[],
): readonly Entry<Item>[] => {
  const sought = words.map((word) => ` ${word}`)
  // A long word leaves fewest to be looked at twice.
  sought.sort((one, other) => other.length - one.length)
  return entries.filter(({ text }) => sought.every((word) => text.includes(word)))
}

/** 0 where the name begins with the query, 1 where it holds every word, 2 where only what stands beside it does. */
const rankOf = (text: string, words: readonly string[], whole: string) => {
  if (text.startsWith(whole)) return 0
  const end = text.indexOf('\n')
  const name = end < 0 ? text : text.slice(0, end)
  return words.every((word) => name.includes(` ${word}`)) ? 1 : 2
}

/** What was found, best first: what is named so before what is by or on something named so. */
export const ranked = <Item>(entries: readonly Entry<Item>[], words: readonly string[]): readonly Item[] => {
  const whole = ` ${words.join(' ')}`
  const ranks: [Item[], Item[], Item[]] = [[], [], []]
  for (const { item, text } of entries) ranks[rankOf(text, words, whole)]?.push(item)
  return ranks.flat()
}
