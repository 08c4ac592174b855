import { number } from './say'

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false } as const

/** What the frame around the views says, and what it warns of. */
export const frame = {
  name: 'Auricle',
  songs: 'Songs',
  library: 'Library',
  player: 'Player',
  views: 'Views',

  count: number,
  decimal: (value: number) => value.toLocaleString('en', oneDecimal),

  couldNotPlay: 'Could not play',
  pressPlay: 'Press Play to start.',
  allowAccess: 'Allow access',
  serviceUnavailable:
    'This browser gives no service worker here, so nothing can be played. Is this a private window? Open Auricle in an ordinary one, over https.',
  libraryUnavailable:
    'The music kept in this browser cannot be reached, so nothing can be added or played. Close other windows of Auricle and load this one again; if that does not help, restart the browser.',
  pageIncomplete: 'A part of Auricle could not be loaded. Load it again when there is a network.',
  pageFailed: 'A part of Auricle failed. Loading it again may help.',
  pageLost: 'A part is missing',
  updateReady: 'A new version is ready.',
  reload: 'Reload',
}
