import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import type { Favourites } from './face'
import { asItIs, createMirror, viewOf } from './mirror'

/** What the listener marked as liked. */
export const createFavourites = (): Favourites => ({
  observe: viewOf(
    createMirror(database.favourites, ({ trackId }) => trackId, asItIs),
    ({ rows }): ReadonlySet<TrackId> => {
      const latestFirst = [...rows.values()].sort((one, other) => other.addedAt - one.addedAt)
      return new Set(latestFirst.map(({ trackId }) => trackId, asItIs))
    },
  ),
  set: (tracks, on) =>
    database.transaction('rw', database.favourites, async () => {
      if (!on) return database.favourites.bulkDelete([...tracks])
      const known = await database.favourites.bulkGet([...tracks])
      const fresh = tracks.filter((_, index) => known[index] === undefined)
      const addedAt = milliseconds(Date.now())
      await database.favourites.bulkPut(fresh.map((trackId) => ({ trackId, addedAt })))
    }),
})
