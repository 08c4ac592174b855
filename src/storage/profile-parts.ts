import type { ProfilePart } from '#contracts/profile-part'
import type { TrackId } from '#contracts/track'
import { database } from './database'

/**
 * The parts of a full profile measured so far. `pass` names what they were measured from: parts of another pass
 * (another analysis, another length) are none.
 */
export const readParts = async (id: TrackId, pass: string): Promise<ReadonlyMap<number, ProfilePart>> => {
  const records = await database.profileParts.where('trackId').equals(id).toArray()
  return new Map(records.flatMap((record) => (record.pass === pass ? [[record.index, record.part]] : [])))
}

/** Keeps a part until the full profile is stored; nothing is kept for a track that has left the library. */
export const writePart = (id: TrackId, pass: string, index: number, part: ProfilePart): Promise<void> =>
  database.transaction('rw', database.tracks, database.profileParts, async () => {
    if ((await database.tracks.where('id').equals(id).count()) > 0)
      await database.profileParts.put({ trackId: id, index, pass, part })
  })
