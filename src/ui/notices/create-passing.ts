import { createEffect, createSignal, onCleanup } from 'solid-js'
import { milliseconds } from '#contracts/units'

/** Long enough to be read twice. */
export const shownFor = milliseconds(6_000)

/** Lets news go by itself, but never while somebody points at it, has its focus, or cannot see the page. */
export const createPassing = (isPassing: () => boolean, onPass: () => void) => {
  const [pointed, setPointed] = createSignal(false)
  const [focused, setFocused] = createSignal(false)
  const [hidden, setHidden] = createSignal(document.hidden)
  const look = () => setHidden(document.hidden)
  document.addEventListener('visibilitychange', look)
  onCleanup(() => document.removeEventListener('visibilitychange', look))
  createEffect(() => {
    if (!isPassing() || pointed() || focused() || hidden()) return
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
