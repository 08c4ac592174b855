import { liveQuery } from 'dexie'
import type { TrackId } from '#contracts/track'
import { database } from './database'

/** Asks for a track to be kept ready at all times, or no longer; nothing happens for one that is not in the library. */
export const setPin = (id: TrackId, on: boolean): Promise<void> =>
  database.transaction('rw', database.tracks, database.pins, async () => {
    if (!on) return database.pins.delete(id)
    const known = await database.pins.get(id)
    if (known || (await database.tracks.where('id').equals(id).count()) === 0) return
    await database.pins.put({ trackId: id, pinnedAt: Date.now() })
  })

/** The tracks pinned, the first pinned first: now and after every change, in whatever tab. Returns the way to stop. */
export const watchPins = (onPins: (ids: readonly TrackId[]) => void): (() => void) => {
  const read = async () => {
    const records = await database.pins.toArray()
    return records.sort((one, other) => one.pinnedAt - other.pinnedAt).map(({ trackId }) => trackId)
  }
  const watching = liveQuery(read).subscribe({ next: onPins, error: (error) => reportError(error) })
  return () => watching.unsubscribe()
}
