import { Dexie, type ObservabilitySet, RangeSet } from 'dexie'
import type { Track, TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'

type Listener = (tracks: readonly Track[]) => void

const pageSize = 2_000
/** Between two calls while changes pour in. */
const pause = milliseconds(150)

/** Which tracks a transaction touched, in any tab or worker; `all` when it does not say. */
const touchedBy = (parts: ObservabilitySet): readonly TrackId[] | 'all' => {
  if ('all' in parts) return 'all'
  const ids = new Set<TrackId>()
  for (const part of ['', ':dels']) {
    const tree = parts[`idb://${database.name}/tracks/${part}`]
    if (!tree) continue
    for (const { from, to } of RangeSet(tree)) {
      if (from !== to) return 'all'
      ids.add(from as TrackId)
    }
  }
  return [...ids]
}

/** In pages, so that 50,000 tracks do not hold up the page. */
const loadAll = async (): Promise<Map<TrackId, Track>> => {
  const all = new Map<TrackId, Track>()
  let last = 0 as TrackId
  for (;;) {
    const page = await database.tracks.where('id').above(last).limit(pageSize).toArray()
    for (const track of page) all.set(track.id, track)
    const end = page.at(-1)
    if (!end || page.length < pageSize) return all
    last = end.id
  }
}

/**
 * The whole library in memory, loaded once and then kept true by reading the tracks that changed and no others.
 * Listeners are called once it is loaded, and after changes.
 */
export const createTrackList = () => {
  const listeners = new Set<Listener>()
  let tracks = new Map<TrackId, Track>()
  let snapshot: readonly Track[] | undefined
  let work: Promise<void> | undefined
  let isPublishing = false
  let lastCall = Number.NEGATIVE_INFINITY

  const publish = () => {
    isPublishing = false
    lastCall = performance.now()
    snapshot = [...tracks.values()].sort((one, other) => one.id - other.id)
    for (const listener of listeners) listener(snapshot)
  }
  const publishSoon = () => {
    if (isPublishing) return
    isPublishing = true
    setTimeout(publish, Math.max(0, lastCall + pause - performance.now()))
  }

  const refresh = async (touched: readonly TrackId[] | 'all') => {
    if (touched === 'all') tracks = await loadAll()
    else {
      const found = await database.tracks.bulkGet([...touched])
      for (const [index, id] of touched.entries()) {
        const track = found[index]
        if (track) tracks.set(id, track)
        else tracks.delete(id)
      }
    }
    publishSoon()
  }
  /** One after another: a change is read after the state before it. */
  const enqueue = (touched: readonly TrackId[] | 'all') => {
    work = (work ?? Promise.resolve()).then(() => refresh(touched)).catch((error) => reportError(error))
  }

  const start = () => {
    Dexie.on.storagemutated.subscribe((parts) => {
      const touched = touchedBy(parts)
      if (touched.length > 0) enqueue(touched)
    })
    enqueue('all')
  }

  return {
    observe: (listener: Listener): (() => void) => {
      listeners.add(listener)
      if (!work) start()
      else if (snapshot) listener(snapshot)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
