import { hearsOfChanges, watchChanges } from '#storage/changes'
import { database } from '#storage/database'
import { readHeardRevision } from '#storage/profiles'
import { readFacts } from '#storage/sounds'
import { readTrack } from '#storage/tracks'
import type { Library } from './library'
import { rememberedLibrary } from './remembered-library'

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

/** The same from memory while nothing of it changes; as it is stored where nobody would tell. */
export const openLibrary = (): Library =>
  hearsOfChanges()
    ? rememberedLibrary(storedLibrary, (onChange) =>
        watchChanges((touches) =>
          onChange(
            (id) =>
              [tracks, sounds, profiles].some(({ name }) => touches(name, id)) ||
              touches(settings.name, 'targetLoudness'),
          ),
        ),
      )
    : storedLibrary
