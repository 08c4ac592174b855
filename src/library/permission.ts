import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'
import { requestAccess } from '#storage/permission'

/**
 * Asks again to read a file that stayed in place; for its whole folder where it came with one, so that one answer
 * serves every track in it. Needs a user gesture. True for copied files: nobody needs to ask.
 */
export const askPermission = async (id: TrackId): Promise<boolean> => {
  const record = await database.files.get(id)
  if (!record) return false
  const { place } = record
  if (place.kind !== 'handle') return true
  const folder = place.folder === null ? undefined : await database.folders.get(place.folder)
  return requestAccess(folder?.handle ?? place.handle)
}
