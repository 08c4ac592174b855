import { onCleanup, onMount } from 'solid-js'
import { focusOf } from './focus-of'
import { type Shortcut, shortcutFor } from './shortcut'

/** Hears the page's keys while its owner lives; a dialog keeps them to itself. */
export const createShortcuts = (act: (shortcut: Shortcut) => void): void => {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    const shortcut = shortcutFor(event, focusOf(event.target))
    if (!shortcut) return
    event.preventDefault()
    act(shortcut)
  }
  /** A click with a pointer leaves no focus behind, so that Space goes on to mean play and pause. */
  const leave = (event: MouseEvent) => {
    const focused = document.activeElement
    if (event.detail === 0 || !(focused instanceof HTMLElement) || focused.closest('dialog')) return
    const focus = focusOf(focused)
    if (focus === 'button' || focus === 'choice') focused.blur()
  }
  onMount(() => {
    document.addEventListener('keydown', hear)
    document.addEventListener('click', leave)
    onCleanup(() => {
      document.removeEventListener('keydown', hear)
      document.removeEventListener('click', leave)
    })
  })
}
