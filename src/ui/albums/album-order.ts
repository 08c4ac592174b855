import type { TrackId } from '#contracts/track'
import type { Album } from '#library/face'

export const albumSorts = ['title', 'artist', 'year', 'added', 'plays', 'duration'] as const
export type AlbumSort = (typeof albumSorts)[number]

const last = Number.POSITIVE_INFINITY

/** Albums by title as the collection has them, or in another order; alike, they stay by title. */
export const albumsInOrder = (
  albums: readonly Album[],
  by: AlbumSort,
  plays: ReadonlyMap<TrackId, number>,
): readonly Album[] => {
  const total = (album: Album, of: (track: Album['tracks'][number]) => number) =>
    album.tracks.reduce((sum, track) => sum + of(track), 0)
  switch (by) {
    case 'title':
      return albums
    case 'artist':
      return albums.toSorted((one, other) => (one.artist ?? '\uffff').localeCompare(other.artist ?? '\uffff'))
    case 'year':
      return albums.toSorted((one, other) => (one.year ?? last) - (other.year ?? last) || 0)
    case 'added':
      return albums.toSorted((one, other) => other.addedAt - one.addedAt)
    case 'plays':
      return albums.toSorted(
        (one, other) =>
          total(other, ({ id }) => plays.get(id) ?? 0) - total(one, ({ id }) => plays.get(id) ?? 0),
      )
    case 'duration':
      return albums.toSorted(
        (one, other) =>
          total(one, ({ duration }) => duration ?? 0) - total(other, ({ duration }) => duration ?? 0),
      )
  }
}
