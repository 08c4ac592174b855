import { Dexie } from 'dexie'
import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'

/** What background work there is. A track is examined before it is analysed. */
export interface WorkList {
  readonly unexamined: readonly TrackId[]
  readonly unanalysed: readonly TrackId[]
  /** Every track of the library. */
  readonly listed: ReadonlySet<TrackId>
}

export const readWorkList = async (): Promise<WorkList> => {
  const { tracks, sounds, profiles } = database
  const [ids, examined, full, pending] = await Promise.all([
    tracks.toCollection().primaryKeys(),
    sounds.toCollection().primaryKeys(),
    profiles.where('active.kind').equals('full').primaryKeys(),
    profiles.where('pending.kind').equals('full').primaryKeys(),
  ])
  const known = new Set(examined)
  const analysed = new Set([...full, ...pending])
  return {
    unexamined: ids.filter((id) => !known.has(id)),
    unanalysed: ids.filter((id) => known.has(id) && !analysed.has(id)),
    listed: new Set(ids),
  }
}

/** Calls back when tracks come or go, in any tab; returns the way to stop. */
export const onLibraryChange = (callback: () => void): (() => void) => {
  const prefix = `idb://${database.name}/tracks/`
  const listener = (parts: object) => {
    if ('all' in parts || Object.keys(parts).some((part) => part.startsWith(prefix))) callback()
  }
  Dexie.on.storagemutated.subscribe(listener)
  return () => Dexie.on.storagemutated.unsubscribe(listener)
}
