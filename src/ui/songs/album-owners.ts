import type { Folded } from './folded'

const isTagged = ({ track }: Folded) => track.albumArtist !== ''

/** The one album artist of each album name; null where several albums share the name. */
const soleOwners = (songs: readonly Folded[]): ReadonlyMap<string, string | null> => {
  const owners = new Map<string, string | null>()
  for (const { album, albumArtist } of songs.filter(isTagged)) {
    const known = owners.get(album)
    owners.set(album, known === undefined || known === albumArtist ? albumArtist : null)
  }
  return owners
}

/** Songs that do not say whose album they are on join the album of that name, where there is just one. */
export const withAlbumOwners = (songs: readonly Folded[]): readonly Folded[] => {
  const owners = soleOwners(songs)
  return songs.map((song) => {
    const owner = isTagged(song) || song.album === '' ? null : owners.get(song.album)
    return owner ? { ...song, albumArtist: owner } : song
  })
}
