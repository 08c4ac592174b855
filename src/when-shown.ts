import { milliseconds } from './contracts/units'

/** A page that is out of sight, or has a database that does not answer, goes on without being seen. */
const patience = milliseconds(1_000)

/** What waits until the page is on the screen waits for `shown`; `show` says that what it shows is drawn just now. */
export const createShown = (): { readonly shown: Promise<void>; show(): void } => {
  let resolve = () => {}
  const shown = new Promise<void>((settle) => {
    resolve = settle
  })
  setTimeout(resolve, patience)
  return {
    shown,
    // A frame's callbacks run before it is painted; when the next one begins it is on the screen.
    show: () => void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  }
}
