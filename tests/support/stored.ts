import type { Page } from '@playwright/test'
import { expect } from './expect'

const isThere = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'auricle'))

/** The page makes its database when something is asked of it, or a moment after it is shown. */
export const databaseMade = (page: Page) => expect.poll(() => isThere(page)).toBe(true)

/** What the page's database holds in one of its tables. */
export const storedIn = async (page: Page, table: string): Promise<readonly Record<string, unknown>[]> => {
  if (!(await isThere(page))) return []
  return page.evaluate(
    (table) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('auricle')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const reading = database.transaction(table).objectStore(table).getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            database.close()
            resolve(reading.result)
          }
        }
      }),
    table,
  )
}

/** Puts one record into a table of the page's database. */
export const store = async (page: Page, table: string, record: Record<string, unknown>): Promise<void> => {
  await databaseMade(page)
  await page.evaluate(
    ({ table, record }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('auricle')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const writing = database.transaction(table, 'readwrite')
          writing.objectStore(table).put(record)
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      }),
    { table, record },
  )
}
