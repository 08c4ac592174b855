import type { Fingerprint, TrackId } from '#contracts/track'
import { forgetChoices } from '#storage/choices'
import { removeCopies } from '#storage/copies'
import { database } from '#storage/database'
import { forgetEmptyFolders } from './folders'

const removeUnusedArtwork = async (keys: ReadonlySet<string | null>) => {
  for (const key of keys)
    if (key !== null && (await database.tracks.where('artwork').equals(key).count()) === 0)
      await database.artworks.delete(key)
}

/** Removes tracks with everything the library stores for them; tells whose rendered sound may go too. */
export const removeTracks = async (ids: readonly TrackId[]): Promise<readonly Fingerprint[]> => {
  const { tracks, files, sounds, profiles, profileParts, artworks, folders, pins } = database
  const keys = [...ids]
  const { places, fingerprints } = await database.transaction(
    'rw',
    [tracks, files, sounds, profiles, profileParts, artworks, folders, pins],
    async () => {
      const removed = await tracks.bulkGet(keys)
      const records = await files.bulkGet(keys)
      await Promise.all([tracks, files, sounds, profiles, pins].map((table) => table.bulkDelete(keys)))
      await profileParts.where('trackId').anyOf(keys).delete()
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
