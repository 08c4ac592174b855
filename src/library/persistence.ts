import { milliseconds } from '#contracts/units'
import type { Persistence } from './face'

const patience = milliseconds(3_000)

const ask = async (): Promise<Persistence> => {
  if ((await navigator.storage.persisted()) || (await navigator.storage.persist())) return 'granted'
  return 'denied'
}

/** Asks the browser not to evict the library. Some wait for a prompt for ever: those count as `denied`. */
export const askPersistence = (): Promise<Persistence> => {
  if (!navigator.storage?.persist) return Promise.resolve('unknown')
  const silence = new Promise<Persistence>((resolve) => setTimeout(resolve, patience, 'denied'))
  return Promise.race([ask().catch((): Persistence => 'unknown'), silence])
}
