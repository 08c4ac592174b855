import type { Track, TrackId } from '#contracts/track'
import type { Album, Artist, Collection, Genre } from '../face'
import type { Shelved } from './album-of-bucket'
import { artistKeyOf, artistsOf } from './artists'
import { genresOf } from './genres'

const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What is browsed, each way of it worked out when it is first looked at. */
export const collectionOf = (
  shelf: readonly Shelved[],
  rows: ReadonlyMap<number, Track>,
  shelfOf: (id: TrackId) => Album | undefined,
  partial = false,
): Collection => {
  const albums = shelf.map(({ album }) => album)
  const tracks = lazily((): readonly Track[] => albums.flatMap((album) => album.tracks))
  const artists = lazily((): readonly Artist[] => artistsOf(albums))
  const byKey = lazily(() => new Map(artists().map((artist) => [artist.key, artist])))
  const genres = lazily((): readonly Genre[] => genresOf(tracks()))
  return {
    albums,
    partial,
    get tracks() {
      return tracks()
    },
    get artists() {
      return artists()
    },
    get genres() {
      return genres()
    },
    find: (id) => rows.get(id),
    albumOf: shelfOf,
    artistNamed: (name) => byKey().get(artistKeyOf(name)),
  }
}
