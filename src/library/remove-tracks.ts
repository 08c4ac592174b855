import type { Fingerprint, TrackId } from '#contracts/track'
import { forgetChoices } from '#storage/choices'
import { removeCopies } from '#storage/copies'
import { database } from '#storage/database'
import { forgetEmptyFolders } from './folders/folder-numbers'
import { forgetSound, soundTables } from './forget-sound'

const removeUnusedArtwork = async (keys: ReadonlySet<string | null>) => {
  for (const key of keys)
    if (key !== null && (await database.tracks.where('artwork').equals(key).count()) === 0)
      await database.artworks.delete(key)
}

const takeOutOfPlaylists = (ids: ReadonlySet<TrackId>) =>
  database.playlists
    .filter(({ tracks }) => tracks.some((id) => ids.has(id)))
    .modify((playlist, change) => {
      change.value = { ...playlist, tracks: playlist.tracks.filter((id) => !ids.has(id)) }
    })

/** Removes tracks with everything the library stores for them; tells whose rendered sound may go too. */
export const removeTracks = async (ids: readonly TrackId[]): Promise<readonly Fingerprint[]> => {
  const { tracks, files, artworks, folders, favourites, plays, playlists, pins } = database
  const keys = [...ids]
  const listed = [tracks, files, favourites, plays, pins]
  const { places, fingerprints } = await database.transaction(
    'rw',
    [...listed, artworks, folders, playlists, ...soundTables],
    async () => {
      const removed = await tracks.bulkGet(keys)
      const records = await files.bulkGet(keys)
      await Promise.all(listed.map((table) => table.bulkDelete(keys)))
      await forgetSound(keys)
      await takeOutOfPlaylists(new Set(keys))
      await removeUnusedArtwork(new Set(removed.map((track) => track?.artwork ?? null)))
      await forgetEmptyFolders()
      return {
        places: records.flatMap((record) => (record && record.place.kind !== 'handle' ? [record.place] : [])),
        fingerprints: removed.flatMap((track) => (track ? [track.fingerprint] : [])),
      }
    },
  )
  await removeCopies(places)
  await forgetChoices(ids)
  return fingerprints
}
