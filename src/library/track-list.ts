import type { Track } from '#contracts/track'
import { database } from '#storage/database'
import { createMirror, type Mirror, viewOf } from './mirror'
import type { Observe } from './observe'

/** What tracks lack that were listed by an earlier version, until their tags are read once more. */
const unknown = {
  genres: [],
  composer: '',
  compilation: false,
  sortNames: null,
  folder: '',
  tagRevision: 1,
} as const

const completed = (track: Track): Track =>
  'tagRevision' in track ? track : { ...unknown, ...(track as Track) }

export const createTrackMirror = (): Mirror<Track> => createMirror(database.tracks, ({ id }) => id, completed)

/** The whole library by id. */
export const trackListOf = (mirror: Mirror<Track>): Observe<readonly Track[]> =>
  viewOf(mirror, ({ rows }) => [...rows.values()].sort((one, other) => one.id - other.id))
