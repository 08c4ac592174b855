import { type Accessor, createMemo } from 'solid-js'
import type { Problem } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import { type Collection, emptyCollection, type Library, type Missing, type Playlist } from '#library/face'
import { createObserved } from './observed'

/** What the library holds, as signals. */
export interface Holdings {
  readonly collection: Accessor<Collection>
  /** Null until the library has answered. */
  readonly count: Accessor<number | null>
  /** The latest first. */
  readonly favourites: Accessor<ReadonlySet<TrackId>>
  /** The latest first. */
  readonly plays: Accessor<ReadonlyMap<TrackId, number>>
  /** By name. */
  readonly playlists: Accessor<readonly Playlist[]>
  readonly missing: Accessor<ReadonlyMap<TrackId, Missing>>
  /** Why nothing of it can be read or kept. */
  readonly problem: Accessor<Problem | null>
}

/** Until the library has answered, more may come. */
const unanswered: Collection = { ...emptyCollection, partial: true }

export const createHoldings = (library: Library): Holdings => {
  const answered = createObserved(library.observeCollection, null)
  const count = createMemo(() => answered()?.tracks.length ?? null)
  return {
    collection: () => answered() ?? unanswered,
    count,
    favourites: createObserved(library.favourites.observe, new Set<TrackId>()),
    plays: createObserved(library.plays.observe, new Map<TrackId, number>()),
    playlists: createObserved(library.playlists.observe, [] as readonly Playlist[]),
    missing: createObserved(library.observeMissing, new Map<TrackId, Missing>()),
    problem: createObserved(library.observeProblem, null),
  }
}
