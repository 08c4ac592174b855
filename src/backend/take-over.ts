import type { FromPage } from '#contracts/page-link'
import { type Milliseconds, milliseconds } from '#contracts/units'

/** What plays holds the old version; it lets go when its page goes, and then this is soon over. */
const patience = milliseconds(1_500)
const patienceAtRest = milliseconds(8_000)
const key = 'auricle-taking-over'

const remember = () => {
  try {
    sessionStorage.setItem(key, 'yes')
  } catch {
    // Then it is the listener who asks for it once more.
  }
}

/** Whether this page was loaded to let a new version in; says so once. */
export const isTakingOver = (): boolean => {
  try {
    const asked = sessionStorage.getItem(key) !== null
    sessionStorage.removeItem(key)
    return asked
  } catch {
    return false
  }
}

/** Resolves when another service worker answers this page, to true, or after a pause, to false. */
export const controllerOrPause = (container: ServiceWorkerContainer, pause: Milliseconds): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (changed: boolean) => () => {
      clearTimeout(timer)
      container.removeEventListener('controllerchange', onChange)
      resolve(changed)
    }
    const onChange = end(true)
    const timer = setTimeout(end(false), pause)
    container.addEventListener('controllerchange', onChange)
  })

/**
 * Lets the waiting version take over, and loads the page that belongs to it. Where sound holds the old one back, the
 * page is loaded twice: first to end what plays, then (`atRest`) for good. False when even that was in vain.
 */
export const takeOver = async (
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  atRest = false,
): Promise<boolean> => {
  registration.waiting?.postMessage({ kind: 'SKIP_WAITING' } satisfies FromPage)
  const isOver =
    !registration.waiting || (await controllerOrPause(container, atRest ? patienceAtRest : patience))
  if (!isOver && atRest) return false
  if (!isOver) remember()
  location.reload()
  return true
}
