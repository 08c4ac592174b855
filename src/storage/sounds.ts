import type { SoundFacts } from '#contracts/sound-facts'
import type { TrackId } from '#contracts/track'
import { database } from './database'

export const readFacts = async (id: TrackId): Promise<SoundFacts | undefined> =>
  (await database.sounds.get(id))?.facts

/** Nothing is kept for a track that has left the library meanwhile. */
export const writeFacts = (id: TrackId, facts: SoundFacts): Promise<void> =>
  database.transaction('rw', database.tracks, database.sounds, async () => {
    if ((await database.tracks.where('id').equals(id).count()) > 0)
      await database.sounds.put({ trackId: id, facts })
  })
