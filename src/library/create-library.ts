import { databaseName } from '#storage/database-name'
import { type Collection, emptyCollection, type Library } from './face'
import { filesOfDrop } from './files-of-drop'
import { filesOfInput } from './files-of-input'
import type { Observe } from './observe'
import type { OpenLibrary, Options } from './open-library'
import { askPersistence } from './persistence'
import { pickFolder } from './pick-folder'
import { createSearch } from './search/create-search'

/** Whether this browser certainly keeps no library: some do not tell. */
const isFirstVisit = async (): Promise<boolean> => {
  const kept = await indexedDB.databases?.().catch(() => undefined)
  return kept !== undefined && !kept.some(({ name }) => name === databaseName)
}

/**
 * The listener's tracks, kept in this browser. One per page. What opens the database is loaded beside the first paint,
 * and on a first visit after it (`shown`): until then there is nothing in the library, and what is asked of it waits.
 */
export const createLibrary = ({
  shown,
  ...options
}: Options & { readonly shown: Promise<void> }): Library => {
  const first = isFirstVisit().catch(() => false)
  const opened = first.then(async (isFirst): Promise<OpenLibrary> => {
    if (isFirst) await shown
    const { openLibrary } = await import('./open-library')
    return openLibrary(options)
  })
  opened.catch(reportError)

  /** Hears of what is not there yet once it is. */
  const observed =
    <Value>(pick: (library: OpenLibrary) => Observe<Value>): Observe<Value> =>
    (listener) => {
      let stop = () => {}
      let isOver = false
      const begin = (library: OpenLibrary) => {
        if (!isOver) stop = pick(library)(listener)
      }
      opened.then(begin, () => {})
      return () => {
        isOver = true
        stop()
      }
    }
  /** Asks what is not there yet once it is. */
  const asked =
    <Question extends readonly unknown[], Answer>(
      pick: (library: OpenLibrary) => (...question: Question) => Promise<Answer>,
    ) =>
    async (...question: Question): Promise<Answer> =>
      pick(await opened)(...question)

  const observeStored = observed((library) => library.observeCollection)
  const observeCollection: Observe<Collection> = (listener) => {
    let isAnswered = false
    const stop = observeStored((collection) => {
      isAnswered = true
      listener(collection)
    })
    let isOver = false
    void first.then((isFirst) => {
      if (isFirst && !isAnswered && !isOver) listener(emptyCollection)
    })
    return () => {
      isOver = true
      stop()
    }
  }
  const observePlaylists = observed((library) => library.playlists.observe)
  return {
    observe: observed((library) => library.observe),
    observeCollection,
    observeMissing: observed((library) => library.observeMissing),
    search: createSearch(observeCollection, observePlaylists),
    playlists: {
      observe: observePlaylists,
      create: asked(({ playlists }) => playlists.create),
      rename: asked(({ playlists }) => playlists.rename),
      add: asked(({ playlists }) => playlists.add),
      removeAt: asked(({ playlists }) => playlists.removeAt),
      move: asked(({ playlists }) => playlists.move),
      setTracks: asked(({ playlists }) => playlists.setTracks),
      delete: asked(({ playlists }) => playlists.delete),
      export: asked(({ playlists }) => playlists.export),
      import: asked(({ playlists }) => playlists.import),
    },
    favourites: {
      observe: observed(({ favourites }) => favourites.observe),
      set: asked(({ favourites }) => favourites.set),
    },
    plays: {
      observe: observed(({ plays }) => plays.observe),
      notePlayed: asked(({ plays }) => plays.notePlayed),
    },
    folders: {
      observe: observed(({ folders }) => folders.observe),
      rescan: asked(({ folders }) => folders.rescan),
      remove: asked(({ folders }) => folders.remove),
    },
    lyrics: asked((library) => library.lyrics),
    facts: asked((library) => library.facts),
    backup: asked((library) => library.backup),
    restore: asked((library) => library.restore),
    importFiles: asked((library) => library.importFiles),
    remove: asked((library) => library.remove),
    artworkUrl: asked((library) => library.artworkUrl),
    askPermission: asked((library) => library.askPermission),
    persistence: askPersistence,
    filesOfDrop,
    filesOfInput,
    pickFolder,
  }
}
