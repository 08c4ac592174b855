import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'

/** Tables of what was learnt from the sound of a file, a row a track. */
const learnt = ['sounds', 'profiles', 'peaks', 'lyrics'].map((name) => database.table(name))

/** What a transaction needs that calls {@link forgetSound}. */
export const soundTables = [...learnt, database.profileParts]

/** Forgets everything learnt from the sound of these tracks. */
export const forgetSound = async (ids: readonly TrackId[]): Promise<void> => {
  const keys = [...ids]
  await Promise.all(learnt.map((table) => table.bulkDelete(keys)))
  await database.profileParts.where('trackId').anyOf(keys).delete()
}
