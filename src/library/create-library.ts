import type { Opening } from '#contracts/opening'
import { type Problem, problem, problemOf } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { within } from '#contracts/within'
import { type Collection, emptyCollection, type Library } from './face'
import { filesOfDrop } from './files-of-drop'
import { filesOfInput } from './files-of-input'
import type { Observe } from './observe'
import type { OpenLibrary, Options } from './open-library'
import { askPersistence } from './persistence'
import { pickFolder } from './pick-folder'
import { createSearch } from './search/create-search'

/** Some disks are slow, and another window may have to let go of an older library first. */
const patience = milliseconds(8_000)

const silence = problem('storage/silent', 'the library of this browser does not answer')

interface Start {
  readonly opening: Opening
  /** The page is on the screen. */
  readonly shown: Promise<void>
}

/**
 * The listener's tracks, kept in this browser. One per page. The database is opened when `opening` says so: until then
 * there is nothing in the library, and what is asked of it waits.
 */
export const createLibrary = ({ opening, shown, ...options }: Options & Start): Library => {
  const opened = opening.begun.then(async (): Promise<OpenLibrary> => {
    const { openLibrary } = await import('./open-library')
    return openLibrary(options)
  })
  opened.catch(reportError)

  /** The library once it answers; throws `storage/silent` when it does not. */
  const answered = async (): Promise<OpenLibrary> => {
    const library = await opened
    await within(patience, library.answering, silence)
    return library
  }

  /** What stands beside the songs is read once they are on the screen. */
  const afterSongs = shown.then(() => opened)
  afterSongs.catch(() => {})

  /** Hears of what is not there yet once it is. */
  const observed =
    <Value>(
      pick: (library: OpenLibrary) => Observe<Value>,
      ready: Promise<OpenLibrary> = afterSongs,
    ): Observe<Value> =>
    (listener) => {
      let stop = () => {}
      let isOver = false
      const begin = (library: OpenLibrary) => {
        if (!isOver) stop = pick(library)(listener)
      }
      ready.then(begin, () => {})
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
    async (...question: Question): Promise<Answer> => {
      void opening.begin()
      return pick(await answered())(...question)
    }

  const observeStored = observed((library) => library.observeCollection, opened)
  const observeCollection: Observe<Collection> = (listener) => {
    let isAnswered = false
    const stop = observeStored((collection) => {
      isAnswered = true
      listener(collection)
    })
    let isOver = false
    void opening.isFirst.then((isFirst) => {
      if (isFirst && !isAnswered && !isOver) listener(emptyCollection)
    })
    return () => {
      isOver = true
      stop()
    }
  }
  const observeProblem: Observe<Problem | null> = (listener) => {
    let isOver = false
    const tell = (trouble: Problem | null) => {
      if (!isOver) listener(trouble)
    }
    const complain = (error: unknown) => {
      tell(problemOf(error, 'storage/failed'))
      opened
        .then((library) => library.answering)
        .then(
          () => tell(null),
          () => {},
        )
    }
    answered().then(() => tell(null), complain)
    return () => {
      isOver = true
    }
  }
  const observePlaylists = observed((library) => library.playlists.observe)
  return {
    observe: observed((library) => library.observe),
    observeCollection,
    observeProblem,
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
