import { Dexie } from 'dexie'
import type { Milliseconds } from '#contracts/units'
import { touchedBy } from './touched'

/** Calls back once nothing has changed in these tables for a while, in any tab. */
export const watchTables = (tables: readonly string[], quiet: Milliseconds, callback: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  Dexie.on.storagemutated.subscribe((parts) => {
    if (!tables.some((table) => touchedBy(parts, table).length > 0)) return
    clearTimeout(timer)
    timer = setTimeout(callback, quiet)
  })
}
