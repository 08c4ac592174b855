import type { Installing } from '#contracts/device'
import type { Bytes } from '#contracts/units'
import type { Persistence } from '#library/face'
import { megabytes } from './say'

/** What is said about living on this device: installing, how the page looks, what it keeps. */
export const device = {
  installOffer: 'Auricle can be installed: a window of its own, and music opens with it.',
  install: 'Install',
  installByHand:
    'Safari forgets what a page keeps after a week without a visit. On the Home Screen it stays: Share, then Add to Home Screen.',
  installing: {
    installed: 'Installed on this device.',
    offered: 'A window of its own, and music files open with it.',
    'by-hand': 'In Safari: Share, then Add to Home Screen. There, what you keep is not forgotten.',
    none: 'This browser cannot install it. Everything works in the tab just the same.',
  } satisfies Record<Installing, string>,

  appearance: 'Appearance',
  theme: 'Theme',
  themes: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageAuto: 'As the browser',
  offline: 'Offline',
  offlineCodecs: 'Offline codecs',
  codecsReady: 'Kept here: every format plays without a network.',
  codecsAbsent: 'Fetched when there is time. Some rare formats need them.',
  keptHere: 'Storage',
  keptUsed: (used: Bytes, quota: Bytes) => `${megabytes(used)} of ${megabytes(quota)}\u00a0MB used`,
  keptUnknown: 'This browser does not say how much is used.',
  keptHint: 'Songs you add are copied into this browser. Songs of a linked folder stay where they are.',
  keptWhy: {
    granted: 'The browser keeps them until you remove them.',
    denied:
      'The browser may clear them when the device runs short. Installing the app usually prevents that.',
    unknown: 'This browser does not say whether it may clear them.',
  } satisfies Record<Persistence, string>,
  theApp: 'The app',
  showKeys: 'Show all keys',
  about: 'About',
  aboutText:
    'Auricle plays and masters your own music in this browser. No account, no upload, no telemetry: nothing ever leaves this device.',
  skipToMusic: 'Skip to the music',
}
