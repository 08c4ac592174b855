import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Track, TrackId } from '#contracts/track'
import type { Library } from '#library/face'
import { inAlbumOrder } from './album-order'
import { createFolding } from './folded'
import { type ListRow, listRows } from './list-rows'
import { matching } from './matching'

export interface Songs {
  /** Null until the library has answered. */
  readonly count: Accessor<number | null>
  readonly query: Accessor<string>
  setQuery(query: string): void
  readonly shownCount: Accessor<number>
  /** The songs the query finds, in album order. */
  shown(): readonly Track[]
  readonly rows: Accessor<readonly ListRow[]>
  find(id: TrackId | undefined): Track | undefined
}

/** The library as the list shows it: in order, narrowed by a query. */
export const createSongs = (library: Library): Songs => {
  const [tracks, setTracks] = createSignal<readonly Track[] | null>(null)
  const [query, setQuery] = createSignal('')
  onCleanup(library.observe((next) => setTracks(next)))

  const folded = createFolding()
  const ordered = createMemo(() => inAlbumOrder(folded(tracks() ?? [])))
  const found = createMemo(() => matching(ordered(), query()))
  const rows = createMemo(() => listRows(found()))
  const byId = createMemo(() => new Map((tracks() ?? []).map((track) => [track.id, track])))
  return {
    count: () => tracks()?.length ?? null,
    query,
    setQuery,
    shownCount: () => found().length,
    shown: () => found().map(({ track }) => track),
    rows,
    find: (id) => (id === undefined ? undefined : byId().get(id)),
  }
}
