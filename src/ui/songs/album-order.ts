import { withAlbumOwners } from './album-owners'
import type { Folded } from './folded'

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Songs without an album come after all albums. */
const compareAlbums = (a: Folded, b: Folded) =>
  Number(a.album === '') - Number(b.album === '') || compareText(a.album, b.album)

const last = Number.POSITIVE_INFINITY
const compareNumbers = (a: number | null, b: number | null) => {
  const [one, other] = [a ?? last, b ?? last]
  return one === other ? 0 : one - other
}

const compare = (a: Folded, b: Folded) =>
  compareAlbums(a, b) ||
  compareText(a.albumArtist, b.albumArtist) ||
  compareNumbers(a.track.discNumber ?? 1, b.track.discNumber ?? 1) ||
  compareNumbers(a.track.trackNumber, b.track.trackNumber) ||
  compareText(a.title, b.title) ||
  a.track.id - b.track.id

/** By album, then disc, track number and title. */
export const inAlbumOrder = (songs: readonly Folded[]): readonly Folded[] =>
  [...withAlbumOwners(songs)].sort(compare)
