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

interface Credit {
  readonly name: string
  readonly sort: string | undefined
}

/** Whose album it is and who sings, each as the tags spell them: a name with an “&” in it stays one name. */
const creditsOf = ({ artist, albumArtist, sortNames }: Track, album: Album): readonly Credit[] => [
  ...(album.artist === null
    ? []
    : [{ name: album.artist, sort: albumArtist === '' ? sortNames?.artist : sortNames?.albumArtist }]),
  { name: artist, sort: sortNames?.artist },
]

const compareYears = (one: Album, other: Album) =>
  (one.year ?? Number.POSITIVE_INFINITY) - (other.year ?? Number.POSITIVE_INFINITY) || 0

/** The key of an artist: names that differ in case or accents alone are one. */
export const artistKeyOf = fold

/** Artists by name, of albums and of songs, each with the albums that are theirs or hold a song of theirs. */
export const artistsOf = (albums: readonly Album[]): readonly Artist[] => {
  const gathered = new Map<string, Gathered>()
  const keys = new Map<string, string>()
  for (const album of albums)
    for (const track of album.tracks)
      for (const { name, sort } of creditsOf(track, album)) {
        if (name === '') continue
        const key = keys.get(name) ?? artistKeyOf(name)
        keys.set(name, key)
        const artist = gathered.get(key) ?? { name, sort: sortKey(sort, name), albums: [], tracks: [] }
        gathered.set(key, artist)
        if (album.title !== '' && artist.albums.at(-1) !== album) artist.albums.push(album)
        if (artist.tracks.at(-1) !== track) artist.tracks.push(track)
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
