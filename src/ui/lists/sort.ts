import type { Track, TrackId } from '#contracts/track'
import { titleOf } from '../songs/title-of'
import { folding } from './folding'

export const sortKeys = ['album', 'title', 'artist', 'year', 'added', 'plays', 'duration', 'listed'] as const
/** `album` is the order of the collection; `listed` the order the list came in. */
export type SortKey = (typeof sortKeys)[number]

export interface Order {
  readonly by: SortKey
  readonly descending: boolean
  /** With a heading before each group, where the order has groups. */
  readonly grouped: boolean
}

export type PlaysOf = (id: TrackId) => number

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const foldedTitle = folding(titleOf)
const foldedArtist = folding((track) => track.artist)

/** What is not known comes last, whichever way the list is turned. */
const comparable = (by: SortKey, playsOf: PlaysOf): ((track: Track) => string | number | null) => {
  switch (by) {
    case 'title':
      return foldedTitle
    case 'artist':
      return (track) => foldedArtist(track) || null
    case 'year':
      return (track) => track.year
    case 'added':
      return (track) => track.addedAt
    case 'plays':
      return (track) => playsOf(track.id)
    case 'duration':
      return (track) => track.duration
    case 'album':
    case 'listed':
      return () => null
  }
}

/** Puts tracks in order. Those that are alike stay in the order of the list they came in. */
export const inOrder = (tracks: readonly Track[], order: Order, playsOf: PlaysOf): readonly Track[] => {
  if (order.by === 'album' || order.by === 'listed') return order.descending ? tracks.toReversed() : tracks
  const rankOf = comparable(order.by, playsOf)
  const sign = order.descending ? -1 : 1
  return tracks
    .map((track) => ({ track, value: rankOf(track) }))
    .sort((one, other) => {
      const [a, b] = [one.value, other.value]
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
      return sign * compareText(String(a), String(b))
    })
    .map(({ track }) => track)
}
