import { readHeardRevision } from '#storage/profiles'
import { readFacts } from '#storage/sounds'
import { readTrack } from '#storage/tracks'
import type { Library } from './library'

/** The library as the page and the engine store it. */
export const storedLibrary: Library = {
  track: readTrack,
  facts: readFacts,
  profileRevision: readHeardRevision,
}
