import { onCleanup, onMount } from 'solid-js'
import { isReturning } from '../navigation/navigation'

const places = new Map<string, number>()

/** Brings a list back to where it was left when the listener comes back to its address. */
export const keepScroll = (scroller: () => HTMLElement | undefined): void => {
  const address = location.hash
  let last = 0
  onMount(() => {
    const element = scroller()
    if (!element) return
    const remember = () => {
      last = element.scrollTop
    }
    element.addEventListener('scroll', remember, { passive: true })
    const before = isReturning() ? places.get(address) : undefined
    if (before !== undefined) requestAnimationFrame(() => element.scrollTo(0, before))
    onCleanup(() => {
      element.removeEventListener('scroll', remember)
      places.set(address, last)
    })
  })
}
