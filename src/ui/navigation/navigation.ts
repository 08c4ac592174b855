import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { milliseconds } from '#contracts/units'
import { home, hrefOf, type Route, routeOf } from './route'

/** Something that lies over a view until it is closed: a dialog, a menu, a raised sheet. */
interface Layer {
  close(): void
}

/*
 * A page has one history, and this module is its only owner. Each entry says in its state how many layers were open
 * when it was made: going back to one closes the layers above it.
 */
const open: Layer[] = []
const [current, setCurrent] = createSignal<Route>(home)
let returning = false
/** Going back over entries nobody needs any more: not the listener's doing, so it closes nothing. */
let settling: ReturnType<typeof setTimeout> | null = null
/** Browsers answer a step in a few milliseconds; one that leads nowhere is never answered. */
const settlingTime = milliseconds(500)

/** Where the listener is. */
export const route: Accessor<Route> = current

/** The present view was come back to, rather than gone to. */
export const isReturning = (): boolean => returning

const depthOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'layers' in state && typeof state.layers === 'number'
    ? state.layers
    : 0

const closeAbove = (depth: number) => {
  for (const layer of open.slice(depth).reverse()) layer.close()
}

/** An entry for every open layer, so that going back closes the topmost. */
const mark = () => {
  if (depthOf(history.state) >= open.length) return
  if (history.state === null) history.replaceState({ layers: 0 }, '')
  history.pushState({ layers: open.length }, '')
}

const settled = () => {
  if (settling !== null) clearTimeout(settling)
  settling = null
  mark()
}

const follow = () => {
  if (settling === null) closeAbove(depthOf(history.state))
  else {
    settled()
    // Layers lie over the view they were opened in, so this step rarely leads to another one.
    if (hrefOf(routeOf(location.hash)) === hrefOf(current())) return
  }
  returning = true
  setCurrent(routeOf(location.hash))
}

/** Steps back over entries of layers that were closed by other means than going back. */
const settle = () => {
  const surplus = depthOf(history.state) - open.length
  if (surplus <= 0 || settling !== null) return
  settling = setTimeout(settled, settlingTime)
  history.go(-surplus)
}

/** Puts a layer over the view; call what is returned when it is gone. */
export const enterLayer = (layer: Layer): (() => void) => {
  open.push(layer)
  if (settling === null) mark()
  return () => {
    open.splice(open.indexOf(layer), 1)
    // Not at once: what closes one layer often opens the next, or goes elsewhere.
    setTimeout(settle)
  }
}

/** Goes to a view and closes all layers. The entry of a layer is replaced: nobody goes back to a menu. */
export const navigate = (next: Route, how: 'push' | 'replace' = 'push'): void => {
  const overlaid = depthOf(history.state) > 0
  closeAbove(0)
  if (how === 'replace' || overlaid) history.replaceState({ layers: 0 }, '', hrefOf(next))
  else history.pushState({ layers: 0 }, '', hrefOf(next))
  returning = false
  setCurrent(next)
}

/** Links to views, clicked plainly, so that they close layers as {@link navigate} does. */
const followLink = (event: MouseEvent) => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null
  if (!link) return
  event.preventDefault()
  const next = routeOf(link.hash)
  navigate(next, link.hash === location.hash ? 'replace' : 'push')
}

/** Follows the address for as long as its owner lives. */
export const createNavigation = (): void => {
  history.scrollRestoration = 'manual'
  // Layers do not outlive a page.
  if (depthOf(history.state) > 0) history.replaceState({ layers: 0 }, '')
  setCurrent(routeOf(location.hash))
  onMount(() => {
    addEventListener('popstate', follow)
    document.addEventListener('click', followLink)
    onCleanup(() => {
      removeEventListener('popstate', follow)
      document.removeEventListener('click', followLink)
    })
  })
}
