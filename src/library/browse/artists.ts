import type { Track } from '#contracts/track'
import type { Album, Artist } from '../face'
import { fold } from '../fold'
import { compareText, sortKey } from './sort-key'

interface Gathered {
  readonly name: string
  readonly sort: string
  readonly albums: Album[]
  readonly tracks: Track[]
}

const compareYears = (one: Album, other: Album) =>
  (one.year ?? Number.POSITIVE_INFINITY) - (other.year ?? Number.POSITIVE_INFINITY) || 0

/** The key of an artist: names that differ in case or accents alone are one. */
export const artistKeyOf = fold

/**
 * Artists by name, of albums and of songs, each with the albums that are theirs or hold a song of theirs. A name with
 * an “&” in it stays one name.
 */
export const artistsOf = (albums: readonly Album[]): readonly Artist[] => {
  const gathered = new Map<string, Gathered>()
  const keys = new Map<string, string>()
  const credit = (name: string, sort: string | undefined, track: Track, album: Album) => {
    if (name === '') return
    const key = keys.get(name) ?? artistKeyOf(name)
    keys.set(name, key)
    let artist = gathered.get(key)
    if (!artist) {
      artist = { name, sort: sortKey(sort, name), albums: [], tracks: [] }
      gathered.set(key, artist)
    }
    if (album.title !== '' && artist.albums.at(-1) !== album) artist.albums.push(album)
    if (artist.tracks.at(-1) !== track) artist.tracks.push(track)
  }
  for (const album of albums)
    for (const track of album.tracks) {
      const { artist, albumArtist, sortNames } = track
      if (album.artist !== null)
        credit(album.artist, albumArtist === '' ? sortNames?.artist : sortNames?.albumArtist, track, album)
      if (artist !== album.artist) credit(artist, sortNames?.artist, track, album)
    }
  return [...gathered]
    .sort(([, one], [, other]) => compareText(one.sort, other.sort) || compareText(one.name, other.name))
    .map(([key, { name, albums: theirs, tracks }]) => ({
      key,
      name,
      artwork: tracks.find(({ artwork }) => artwork !== null)?.artwork ?? null,
      albums: theirs.sort(compareYears),
      tracks,
    }))
}
