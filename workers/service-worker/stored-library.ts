import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'
import { readHeardRevision } from '#storage/profiles'
import { rememberStored } from '#storage/remembered'
import { readFacts } from '#storage/sounds'
import { readTrack } from '#storage/tracks'
import type { Entry, Library } from './library'

const { tracks, sounds, profiles, settings } = database

/** The library as the page and the engine store it. */
export const storedLibrary: Library = {
  // In one transaction: each costs more than what is read in it, and every request begins here.
  entry: (id) =>
    database.transaction('r', tracks, sounds, profiles, settings, async () => {
      const [track, facts, profileRevision] = await Promise.all([
        readTrack(id),
        readFacts(id),
        readHeardRevision(id),
      ])
      return track && { fingerprint: track.fingerprint, facts, profileRevision }
    }),
}

/** Tracks in use at once are few: what plays, what follows, what is pinned. */
const capacity = 64

/** The same from memory while nothing of it changes: reading it took most of the time of a hit. */
export const openLibrary = (): Library => {
  const { read } = rememberStored<TrackId, Entry>({
    read: storedLibrary.entry,
    capacity,
    isWhole: ({ facts, profileRevision }) => facts !== undefined && profileRevision !== undefined,
    isAbout: (touches, id) =>
      [tracks, sounds, profiles].some(({ name }) => touches(name, id)) ||
      touches(settings.name, 'targetLoudness'),
  })
  return { entry: read }
}
