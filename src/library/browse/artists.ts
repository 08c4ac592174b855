import type { Track } from '#contracts/track'
import type { Album, Artist } from '../face'
import { fold } from '../fold'
import { compareText, sortKey } from './sort-key'

interface Gathered {
  readonly name: string
  readonly sort: string
  readonly albums: Album[]
  artwork: string | null
  trackCount: number
}

/** Whose song it is among artists: the album's, so that guests of single songs do not crowd the list. */
const nameOf = (track: Track, album: Album): string => album.artist ?? track.artist

const sortNameOf = ({ albumArtist, sortNames }: Track, album: Album) =>
  album.artist !== null && albumArtist !== '' ? sortNames?.albumArtist : sortNames?.artist

const compareYears = (one: Album, other: Album) =>
  (one.year ?? Number.POSITIVE_INFINITY) - (other.year ?? Number.POSITIVE_INFINITY) || 0

/** Artists by name, each with the albums that are theirs or hold a song of theirs, oldest first. */
export const artistsOf = (albums: readonly Album[]): readonly Artist[] => {
  const gathered = new Map<string, Gathered>()
  const keys = new Map<string, string>()
  for (const album of albums)
    for (const track of album.tracks) {
      const name = nameOf(track, album)
      if (name === '') continue
      const key = keys.get(name) ?? fold(name)
      keys.set(name, key)
      let artist = gathered.get(key)
      if (!artist) {
        artist = {
          name,
          sort: sortKey(sortNameOf(track, album), name),
          albums: [],
          artwork: null,
          trackCount: 0,
        }
        gathered.set(key, artist)
      }
      if (album.title !== '' && artist.albums.at(-1) !== album) artist.albums.push(album)
      artist.artwork ??= track.artwork
      artist.trackCount++
    }
  return [...gathered]
    .sort(([, one], [, other]) => compareText(one.sort, other.sort) || compareText(one.name, other.name))
    .map(([key, { name, artwork, albums: theirs, trackCount }]) => ({
      key,
      name,
      artwork,
      albums: theirs.sort(compareYears),
      trackCount,
    }))
}
