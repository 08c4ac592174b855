import { allCopies, removeCopies } from '#storage/copies'
import { database } from '#storage/database'
import { unlessImporting } from './import-lock'

/** Deletes copies that no track names: what an import left behind that was cut off. */
export const sweepOrphans = (): Promise<void> =>
  unlessImporting(async () => {
    const copies = await allCopies()
    const named = new Set(await database.files.orderBy('place.name').keys())
    await removeCopies(copies.filter(({ name }) => !named.has(name)))
  })
