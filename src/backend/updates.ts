import { type Milliseconds, milliseconds } from '#contracts/units'

const hour = milliseconds(3_600_000)
/** Whoever comes and goes does not ask each time. */
const often = milliseconds(300_000)

/** Asks the host for a new version once an hour, and when the listener comes back to the page. */
export const checkForUpdates = (
  registration: Pick<ServiceWorkerRegistration, 'update'>,
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
