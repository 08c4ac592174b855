import { type Seconds, seconds } from '#contracts/units'
import { type Preset, presets } from '#contracts/variant'

export type Shortcut =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'seek-by'; readonly by: Seconds }
  | { readonly kind: 'previous' }
  | { readonly kind: 'next' }
  | { readonly kind: 'volume-by'; readonly by: number }
  | { readonly kind: 'mute' }
  | { readonly kind: 'enhance' }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'search' }
  | { readonly kind: 'help' }
  | { readonly kind: 'developer' }

/** What has the focus, as far as keys are concerned. `page` is everything that takes none itself. */
export type Focus = 'page' | 'text' | 'slider' | 'choice' | 'button'

/** The part of a `KeyboardEvent` that counts. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
}

export const arrowStep = seconds(5)
const volumeStep = 0.05

const arrow = (key: string, shifted: boolean): Shortcut | null => {
  switch (key) {
    case 'ArrowLeft':
      return shifted ? { kind: 'previous' } : { kind: 'seek-by', by: seconds(-arrowStep) }
    case 'ArrowRight':
      return shifted ? { kind: 'next' } : { kind: 'seek-by', by: arrowStep }
    case 'ArrowUp':
      return { kind: 'volume-by', by: volumeStep }
    case 'ArrowDown':
      return { kind: 'volume-by', by: -volumeStep }
    default:
      return null
  }
}

const single = (key: string, shifted: boolean): Shortcut | null => {
  switch (key) {
    case ' ':
      return { kind: 'toggle' }
    case 'm':
      return { kind: 'mute' }
    case 'e':
      return { kind: 'enhance' }
    case '/':
      return { kind: 'search' }
    case '?':
      return { kind: 'help' }
    case 'd':
      return shifted ? { kind: 'developer' } : null
    default: {
      const preset = presets[Number(key) - 1]
      return preset ? { kind: 'preset', preset } : null
    }
  }
}

/** Whether the focused control does something of its own with the key. */
const belongsToFocus = (focus: Focus, key: string): boolean => {
  switch (focus) {
    case 'text':
      return true
    case 'button':
      return key === ' '
    case 'choice':
      return key === ' ' || key.startsWith('Arrow')
    case 'slider':
      return key.startsWith('Arrow')
    case 'page':
      return false
  }
}

/** What a key means to the whole page, null when it belongs to the focused control or means nothing. */
export const shortcutFor = (press: KeyPress, focus: Focus): Shortcut | null => {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  if (belongsToFocus(focus, press.key)) return null
  const moved = arrow(press.key, press.shiftKey)
  if (moved) return press.repeat && press.shiftKey ? null : moved
  return press.repeat ? null : single(press.key.toLowerCase(), press.shiftKey)
}
