import type { Track } from '#contracts/track'
import type { Album, Artist, Collection, Playlist } from '../face'
import { plainText } from './plain-text'

/** Something to be found: its name and what else it is found by, each line begun and each word set off by a space. */
export interface Entry<Item> {
  readonly item: Item
  readonly text: string
  /** Where the name ends in it. */
  readonly name: number
}

/** All that can be found, ready to be looked through. */
export interface Shelf {
  readonly tracks: readonly Entry<Track>[]
  readonly albums: readonly Entry<Album>[]
  readonly artists: readonly Entry<Artist>[]
}

const lines = (...texts: readonly (string | null)[]) =>
  texts.map((text) => ` ${plainText(text ?? '')}`).join('\n')

const textOfTrack = ({ title, fileName, artist, album, albumArtist }: Track) =>
  lines(title || fileName, artist, album, albumArtist === artist ? '' : albumArtist)

const entryOf = <Item>(item: Item, text: string): Entry<Item> => {
  const end = text.indexOf('\n')
  return { item, text, name: end < 0 ? text.length : end }
}

const remembering = <Item extends object>(textOf: (item: Item) => string) => {
  const known = new WeakMap<Item, Entry<Item>>()
  return (item: Item): Entry<Item> => {
    const entry = known.get(item) ?? entryOf(item, textOf(item))
    known.set(item, entry)
    return entry
  }
}

type Visit = <Item>(items: readonly Item[], each: (item: Item) => void) => Promise<void>

/** Makes shelves; texts are worked out once for each track. `visit` goes through lists without holding up the page. */
export const createShelves = (visit: Visit) => {
  const track = remembering(textOfTrack)
  const album = remembering(({ title, artist }: Album) => lines(title, artist))
  const artist = remembering(({ name }: Artist) => lines(name))
  const entries = async <Item>(items: readonly Item[], entryOf: (item: Item) => Entry<Item>) => {
    const made: Entry<Item>[] = []
    await visit(items, (item) => made.push(entryOf(item)))
    return made
  }
  return async (collection: Collection): Promise<Shelf> => ({
    tracks: await entries(collection.tracks, track),
    albums: await entries(
      collection.albums.filter(({ title }) => title !== ''),
      album,
    ),
    artists: await entries(collection.artists, artist),
  })
}

export const playlistEntry = (item: Playlist): Entry<Playlist> => entryOf(item, lines(item.name))
