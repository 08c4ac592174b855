import { loaded } from '#contracts/part-lost'
import type { Fingerprint, Track } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import { createArtworkUrls } from './artwork-urls'
import type { Library } from './face'
import { createFavourites } from './favourites'
import { createFolders } from './folders/create-folders'
import { createMissing } from './folders/missing'
import { createFileImport } from './import-files'
import { sweepOrphans } from './orphans'
import { askPermission } from './permission'
import { createPlaylists } from './playlists/playlists'
import { createPlays } from './plays'
import { removeTracks } from './remove-tracks'
import { observeCollection, observeTracks } from './stored-tracks'

/** When the page is usable and the first click may come. */
const warmAfter = milliseconds(2_000)
/** Long after the first sound. */
const sweepAfter = milliseconds(10_000)

/** The part of the library that reads and writes what is stored. */
export type OpenLibrary = Omit<
  Library,
  'observeProblem' | 'search' | 'persistence' | 'filesOfDrop' | 'filesOfInput' | 'pickFolder'
> & {
  /** The database answers; rejects where it cannot be opened. */
  readonly answering: Promise<unknown>
}

export interface Options {
  /** Told which files' rendered sound nobody needs any more. */
  readonly onRemoved: (fingerprints: readonly Fingerprint[]) => void
}

/** Begins to read the tracks, for a library that is about to be opened. */
export const readAhead = (): void => {
  observeCollection(() => {})
}

/** Opens what is stored. One per page, by `createLibrary`. */
export const openLibrary = ({ onRemoved }: Options): OpenLibrary => {
  const { importFiles, examine, picture, warm } = createFileImport()
  setTimeout(warm, warmAfter)
  const tidy = async () => {
    await sweepOrphans()
    const tracks = await new Promise<readonly Track[]>((resolve) => observeTracks(resolve))
    const { refreshTags } = await import('./refresh-tags')
    await refreshTags(tracks, examine)
  }
  setTimeout(() => tidy().catch((error) => reportError(error)), sweepAfter)

  const missing = createMissing()
  const remove: Library['remove'] = async (ids) => onRemoved(await removeTracks(ids))
  const folders = createFolders({ importFiles, examine, onRemoved, remove, onAccess: missing.refresh })
  return {
    answering: database.open(),
    observe: observeTracks,
    observeCollection,
    observeMissing: missing.observe,
    playlists: createPlaylists(),
    favourites: createFavourites(),
    plays: createPlays(),
    folders,
    lyrics: async (id) => (await database.lyrics.get(id))?.lyrics ?? null,
    facts: async (id) => (await loaded(import('./facts'))).fileFacts(id, examine),
    backup: async (...how) => (await loaded(import('./backup/in-worker'))).backup(...how),
    restore: async (...what) => (await loaded(import('./backup/in-worker'))).restore(...what),
    importFiles,
    remove,
    artworkUrl: createArtworkUrls({ picture }),
    askPermission: async (id) => {
      const granted = await askPermission(id)
      await Promise.all([missing.refresh(), folders.refresh()])
      return granted
    },
  }
}
