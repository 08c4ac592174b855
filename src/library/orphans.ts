import { milliseconds } from '#contracts/units'
import { allCopies, removeCopies } from '#storage/copies'
import { database } from '#storage/database'
import { unlessImporting } from './import-lock'

/** Notes which copies are gone that tracks name: a browser short of room may have thrown them out. */
const noteLost = async (present: ReadonlySet<string>) => {
  const named = await database.files.orderBy('place.name').keys()
  const lost = named.filter((name) => !present.has(String(name)))
  if (lost.length > 0)
    await database.files
      .where('place.name')
      .anyOf(lost)
      .modify({ lostSince: milliseconds(Date.now()) })
}

/** Deletes copies that no track names, what an import left behind that was cut off, and notes those that are gone. */
export const sweepOrphans = (): Promise<void> =>
  unlessImporting(async () => {
    const copies = await allCopies()
    const named = new Set(await database.files.orderBy('place.name').keys())
    await removeCopies(copies.filter(({ name }) => !named.has(name)))
    await noteLost(new Set(copies.map(({ name }) => name)))
  })
