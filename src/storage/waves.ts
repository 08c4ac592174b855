import type { TrackId } from '#contracts/track'
import type { Wave } from '#contracts/wave'
import { database } from './database'

/** The outline of a track's sound as far as it is known. */
export const readWave = async (id: TrackId): Promise<Wave | undefined> => (await database.peaks.get(id))?.wave

/** Nothing is kept for a track that has left the library meanwhile, and no sketch in place of the whole. */
export const writeWave = (id: TrackId, wave: Wave): Promise<void> =>
  database.transaction('rw', database.tracks, database.peaks, async () => {
    const isListed = (await database.tracks.where('id').equals(id).count()) > 0
    const isWorse = wave.kind === 'coarse' && (await database.peaks.get(id))?.wave.kind === 'full'
    if (isListed && !isWorse) await database.peaks.put({ trackId: id, wave })
  })
