import { milliseconds } from './contracts/units'
import { within } from './contracts/within'
import { databaseName } from './storage/database-name'

const patience = milliseconds(1_000)

/** Some browsers do not tell; whoever has a service worker was here before. */
const look = async (): Promise<boolean> => {
  if (navigator.serviceWorker?.controller) return false
  const kept = await within(patience, Promise.resolve(indexedDB.databases?.()))
  return kept !== undefined && !kept.some(({ name }) => name === databaseName)
}

/** Whether this browser certainly keeps no library: looked for first of all, to be known when the page is drawn. */
export const firstVisit: Promise<boolean> = look().catch(() => false)
