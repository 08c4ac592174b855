import { type Milliseconds, milliseconds } from '#contracts/units'

const hour = milliseconds(3_600_000)
/** Whoever comes and goes does not ask each time. */
const often = milliseconds(300_000)

/** What this needs of a `ServiceWorkerRegistration`. */
export type Updatable = Pick<
  ServiceWorkerRegistration,
  'active' | 'waiting' | 'installing' | 'update' | 'addEventListener'
>

/** Calls back when a new version waits until the pages of the old one are gone: at once, and for each that comes. */
export const watchWaiting = (registration: Updatable, onWaiting: () => void, signal: AbortSignal): void => {
  // Without an old version nobody waits: the first one is only on its way.
  const look = () => {
    if (registration.waiting && registration.active) onWaiting()
  }
  const follow = () => registration.installing?.addEventListener('statechange', look, { signal })
  registration.addEventListener('updatefound', follow, { signal })
  follow()
  look()
}

/** Asks the host for a new version once an hour, and when the listener comes back to the page. */
export const checkForUpdates = (
  registration: Updatable,
  page: Pick<Document, 'visibilityState' | 'addEventListener'>,
  signal: AbortSignal,
): void => {
  let asked = Date.now()
  const askAfter = (pause: Milliseconds) => {
    if (Date.now() - asked < pause) return
    asked = Date.now()
    // With the network off there is nothing new.
    registration.update().catch(() => {})
  }
  const timer = setInterval(() => askAfter(hour), hour)
  signal.addEventListener('abort', () => clearInterval(timer))
  page.addEventListener(
    'visibilitychange',
    () => {
      if (page.visibilityState === 'visible') askAfter(often)
    },
    { signal },
  )
}
