import type { Track, TrackId } from '#contracts/track'
import { database } from './database'

export const readTrack = (id: TrackId): Promise<Track | undefined> => database.tracks.get(id)

/** In the order of `ids`; those no longer in the library are left out. */
export const readTracks = async (ids: readonly TrackId[]): Promise<readonly Track[]> =>
  (await database.tracks.bulkGet([...ids])).filter((track) => track !== undefined)
