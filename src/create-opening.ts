import type { Opening } from './contracts/opening'
import { milliseconds } from './contracts/units'
import { firstVisit } from './first-visit'

/** Where nothing asks for it, and no service worker comes. */
const longestWait = milliseconds(5_000)

/** A first visit has nothing in the database to show: what opens it is no part of the first load. */
export const createOpening = (shown: Promise<void>): Opening => {
  let ask = () => {}
  const asked = new Promise<void>((resolve) => {
    ask = resolve
  })
  const late = shown.then(() => new Promise<void>((resolve) => setTimeout(resolve, longestWait)))
  const begun = firstVisit.then((isFirst) => (isFirst ? Promise.race([asked, late]) : undefined))
  return {
    isFirst: firstVisit,
    begun,
    begin: () => {
      ask()
      return begun
    },
  }
}
