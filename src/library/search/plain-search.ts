import type { Track } from '#contracts/track'
import type { Album, Artist, Collection, Playlist } from '../face'
import { fold } from '../fold'

/** The words of a query, folded. */
export const soughtWords = (query: string): readonly string[] =>
  fold(query)
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '')

const boundary = /[\s\p{P}]/u

/** Whether a folded text holds a word that begins like this. */
const holds = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || boundary.test(text.charAt(at - 1))) return true
  return false
}
const holdsAll = (text: string, words: readonly string[]) => words.every((word) => holds(text, word))

/** What a track is found by, folded: title, artist, album and album artist, a line each. */
export const textOfTrack = ({ title, fileName, artist, album, albumArtist }: Track): string =>
  fold([title || fileName, artist, album, albumArtist].join('\n'))

export interface Plain {
  readonly tracks: readonly Track[]
  readonly albums: readonly Album[]
  readonly artists: readonly Artist[]
  readonly playlists: readonly Playlist[]
}

/** 0 where the name begins with the query, 1 where a word of it does, 2 where it is only held elsewhere. */
const rankOf = (name: string, words: readonly string[], whole: string) =>
  name.startsWith(whole) ? 0 : holdsAll(name, words) ? 1 : 2

const ranked = <Item>(items: readonly Item[], rank: (item: Item) => number): readonly Item[] => {
  const groups: [Item[], Item[], Item[]] = [[], [], []]
  for (const item of items) groups[rank(item)]?.push(item)
  return groups.flat()
}

/** What holds every word of the query as the beginning of one of its own: those named so first. */
export const plainSearch = (
  words: readonly string[],
  collection: Collection,
  textOf: (track: Track) => string,
  playlists: readonly Playlist[],
): Plain => {
  const whole = words.join(' ')
  const named = <Item>(items: readonly Item[], name: (item: Item) => string, more = (_: Item) => '') => {
    const found = items.filter((item) => holdsAll(`${name(item)}\n${more(item)}`, words))
    return ranked(found, (item) => rankOf(name(item), words, whole))
  }
  const tracks = collection.tracks.filter((track) => holdsAll(textOf(track), words))
  return {
    tracks: ranked(tracks, (track) => rankOf(textOf(track).split('\n', 1)[0] ?? '', words, whole)),
    albums: named(
      collection.albums.filter(({ title }) => title !== ''),
      ({ title }) => fold(title),
      ({ artist }) => fold(artist ?? ''),
    ),
    artists: named(collection.artists, ({ key }) => key),
    playlists: named(playlists, ({ name }) => fold(name)),
  }
}
