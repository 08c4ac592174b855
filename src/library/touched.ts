import { type ObservabilitySet, RangeSet } from 'dexie'
import { database } from '#storage/database'

/** Which rows of a table a transaction touched, in any tab or worker; `all` when it does not say. */
export const touchedBy = (parts: ObservabilitySet, table: string): readonly number[] | 'all' => {
  if ('all' in parts) return 'all'
  const keys = new Set<number>()
  for (const part of ['', ':dels']) {
    const tree = parts[`idb://${database.name}/${table}/${part}`]
    if (!tree) continue
    for (const { from, to } of RangeSet(tree)) {
      if (from !== to) return 'all'
      keys.add(from as number)
    }
  }
  return [...keys]
}
