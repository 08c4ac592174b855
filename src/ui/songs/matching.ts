import { type Folded, fold } from './folded'

/** Songs whose title, artist and album together hold every word of the query, in any order. */
export const matching = (songs: readonly Folded[], query: string): readonly Folded[] => {
  const sought = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (sought.length === 0) return songs
  return songs.filter(({ text }) => sought.every((word) => text.includes(word)))
}
