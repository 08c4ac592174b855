import type { Track } from '#contracts/track'
import type { Folded } from './folded'

/** Keys are the track's id, and its negative for the heading above it. */
export type ListRow =
  | { readonly kind: 'album'; readonly key: number; readonly first: Track; readonly mixed: boolean }
  | {
      readonly kind: 'song'
      readonly key: number
      readonly track: Track
      /** Place among all songs shown. */
      readonly place: number
    }

const sameAlbum = (a: Folded | undefined, b: Folded) =>
  a !== undefined && a.album === b.album && (a.album === '' || a.albumArtist === b.albumArtist)

/** Songs in album order, with a heading before each album. */
export const listRows = (songs: readonly Folded[]): readonly ListRow[] => {
  const rows: ListRow[] = []
  songs.forEach((song, place) => {
    if (!sameAlbum(songs[place - 1], song))
      rows.push({ kind: 'album', key: -song.track.id, first: song.track, mixed: song.album === '' })
    rows.push({ kind: 'song', key: song.track.id, track: song.track, place })
  })
  return rows
}
