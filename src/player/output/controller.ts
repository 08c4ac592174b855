import { milliseconds } from '#contracts/units'
import { nextEvent } from './wait'

const patience = milliseconds(4_000)

/**
 * Null when requests reach the backend already; else waits a moment for the service worker to take this page, as it
 * does on the first visit. A page it never takes asks the network, whose answer then says what is wrong.
 */
export const untilControlled = (signal: AbortSignal): Promise<unknown> | null => {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (!workers || workers.controller) return null
  return nextEvent(workers, ['controllerchange'], patience, signal)
}
