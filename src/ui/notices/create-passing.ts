import { createEffect, createSignal, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** Long enough to be read twice. */
export const shownFor = milliseconds(6_000)

/** What was told last: news before it goes. */
const [newest, setNewest] = createSignal<object | null>(null)

/**
 * Lets news go by itself, or for newer ones; but never while somebody points at it, has its focus, or cannot see the
 * page.
 */
export const createPassing = (isPassing: () => boolean, onPass: () => void) => {
  const [pointed, setPointed] = createSignal(false)
  const [focused, setFocused] = createSignal(false)
  const [hidden, setHidden] = createSignal(document.hidden)
  const look = () => setHidden(document.hidden)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => document.removeEventListener('visibilitychange', look))
  const self = {}
  createEffect(() => isPassing() && setNewest(self))
  createEffect(() => {
    if (!isPassing() || pointed() || focused() || hidden()) return
    if (newest() !== self) return onPass()
    const timer = setTimeout(onPass, shownFor)
    onCleanup(() => clearTimeout(timer))
  })
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: () => setFocused(false),
  }
}
