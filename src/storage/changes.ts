import { Dexie, type ObservabilitySet, RangeSet, rangesOverlap } from 'dexie'
import { databaseName } from './database-name'

/** Whether a change was about the record of this key; a table whose name is wrong is never touched. */
export type Touches = (table: string, key: string | number) => boolean

/** Changes made elsewhere are heard of by a channel that not every browser has. */
export const hearsOfChanges = (): boolean => typeof BroadcastChannel !== 'undefined'

const touchesOf =
  (parts: ObservabilitySet): Touches =>
  (table, key) => {
    // After a page came back from the browser's cache of pages nobody knows what has changed.
    if ('all' in parts) return true
    const changed = parts[`idb://${databaseName}/${table}/`]
    return changed !== undefined && rangesOverlap(changed, new RangeSet(key))
  }

/** Tells of every change to the library's database right after its commit, in whatever tab or worker it was made. */
export const watchChanges = (onChange: (touches: Touches) => void): void => {
  Dexie.on('storagemutated', (parts) => onChange(touchesOf(parts)))
}
