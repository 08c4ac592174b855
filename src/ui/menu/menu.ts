import { createSignal } from 'solid-js'
import type { IconName } from '../icons'

/** A line of a menu. */
export type MenuEntry =
  | {
      readonly kind: 'action'
      readonly label: string
      readonly icon?: IconName
      run(): void
    }
  /** One of several or on and off: shows whether it holds. */
  | {
      readonly kind: 'choice'
      readonly role: 'menuitemradio' | 'menuitemcheckbox'
      readonly label: string
      readonly checked: boolean
      run(): void
    }
  | { readonly kind: 'line' }

export interface OpenMenu {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** Where it hangs, CSS pixels in the viewport. On a phone it always rises from the lower edge. */
  readonly x: number
  readonly y: number
  /** Where it ends instead, when there is no room below. */
  readonly over?: number
}

const [opened, setOpened] = createSignal<OpenMenu | null>(null)

/** The menu that is open; there is one at a time. */
export const openedMenu = opened
export const openMenu = (menu: OpenMenu): void => {
  setOpened(menu)
}
export const closeMenu = (): void => {
  setOpened(null)
}

/** Where a menu of a button hangs: below it, or above where the page ends. */
export const below = (button: Element): Required<Pick<OpenMenu, 'x' | 'y' | 'over'>> => {
  const { left, top, bottom } = button.getBoundingClientRect()
  return { x: left, y: bottom + 4, over: top - 4 }
}
