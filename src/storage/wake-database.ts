import { databaseName } from './database-name'

/**
 * Has the browser open the files of the database while scripts are still on their way: whoever then opens it to read
 * finds them open. Nothing is made where there is none.
 */
export const wakeDatabase = (): void => {
  const opening = indexedDB.open(databaseName)
  opening.onupgradeneeded = () => opening.transaction?.abort()
  opening.onsuccess = () => opening.result.close()
  // Whoever reads is told of it.
  opening.onerror = (event) => event.preventDefault()
}
