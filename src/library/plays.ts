import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import type { Plays } from './face'
import { asItIs, createMirror, viewOf } from './mirror'

/** What was listened to, how often and when last. */
export const createPlays = (): Plays => ({
  observe: viewOf(
    createMirror(database.plays, ({ trackId }) => trackId, asItIs),
    ({ rows }): ReadonlyMap<TrackId, number> => {
      const latestFirst = [...rows.values()].sort((one, other) => other.lastPlayedAt - one.lastPlayedAt)
      return new Map(latestFirst.map(({ trackId, count }) => [trackId, count]))
    },
  ),
  notePlayed: (trackId) =>
    database.transaction('rw', database.tracks, database.plays, async () => {
      if ((await database.tracks.where('id').equals(trackId).count()) === 0) return
      const count = ((await database.plays.get(trackId))?.count ?? 0) + 1
      await database.plays.put({ trackId, count, lastPlayedAt: milliseconds(Date.now()) })
    }),
})
