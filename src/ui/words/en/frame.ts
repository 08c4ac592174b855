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
  updateReady: 'A new version is ready.',
  reload: 'Reload',
}
