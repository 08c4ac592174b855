import type { Page } from '@playwright/test'

/** What the page's database holds in one of its tables. */
export const storedIn = (page: Page, table: string): Promise<readonly Record<string, unknown>[]> =>
  page.evaluate(
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

/** Puts one record into a table of the page's database. */
export const store = (page: Page, table: string, record: Record<string, unknown>): Promise<void> =>
  page.evaluate(
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
