import type { Installing } from '#contracts/device'
import type { Bytes } from '#contracts/units'
import type { BackupFault, Persistence, Rescan, Restored } from '#library/face'
import { counted, megabytes, number } from './say'

type Scanned = Extract<Rescan, { status: 'scanned' }>
type Brought = Extract<Restored, { status: 'restored' }>

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
  folders: 'Folders',
  noFolders: 'No folder is linked',
  oneMoreFolder: 'One more folder',
  folderHolds: (songs: number, scannedAt: number | null) =>
    scannedAt === null
      ? `${counted(songs, 'song', 'songs')}.`
      : `${counted(songs, 'song', 'songs')}, looked through on ${new Date(scannedAt).toLocaleDateString('en', { day: 'numeric', month: 'long' })}.`,
  folderAsks: 'The browser wants your permission again.',
  rescan: 'Look through again',
  rescanFolder: (name: string) => `Look through ${name} again`,
  rescanning: (name: string) => `Looking through ${name}`,
  rescanned: (name: string, { added, changed, missing, healed, refused }: Scanned) => {
    const parts = [
      ...(added > 0 ? [`${number(added)} added`] : []),
      ...(changed > 0 ? [`${number(changed)} changed`] : []),
      ...(healed > 0 ? [`${number(healed)} found again`] : []),
      ...(missing > 0 ? [`${number(missing)} missing`] : []),
      ...(refused.length > 0 ? [`${number(refused.length)} could not be read`] : []),
    ]
    return `“${name}”: ${parts.length > 0 ? parts.join(', ') : 'nothing has changed'}.`
  },
  rescanFailed: (name: string, why: string) => `Could not look through “${name}”: ${why}`,
  unlink: 'Unlink',
  unlinkFolder: (name: string) => `Unlink ${name}`,
  unlinkQuestion: (name: string) => `Unlink “${name}”?`,
  unlinkNote: (songs: number) =>
    `${counted(songs, 'song leaves', 'songs leave')} the library. Your files stay untouched.`,
  unlinked: (name: string) => `“${name}” is no longer linked.`,

  backup: 'Backup',
  backupWhole: 'Everything but the sound',
  backupNote:
    'Playlists, favourites, what you played, your choices and the list of songs, as one file. Brought back, it adds what is missing and changes nothing else.',
  backupMake: 'Save',
  backupRestore: 'Restore',
  backupMaking: 'Writing the backup',
  backupRestoring: 'Reading the backup',
  choreProgress: (name: string, done: number, total: number) =>
    `${name}: ${number(done)} of ${number(total)}`,
  backupMade: (fileName: string) => `Saved ${fileName}.`,
  backupRestored: ({ tracks, playlists, favourites }: Brought) => {
    const parts = [
      ...(tracks > 0 ? [counted(tracks, 'song', 'songs')] : []),
      ...(playlists > 0 ? [counted(playlists, 'playlist', 'playlists')] : []),
      ...(favourites > 0 ? [counted(favourites, 'favourite', 'favourites')] : []),
    ]
    if (parts.length === 0) return 'Everything in that backup is here already.'
    return `Brought back ${parts.join(', ')}.${tracks > 0 ? ' Add their files to hear the songs again.' : ''}`
  },
  backupFaults: {
    foreign: (fileName: string) => `Could not read ${fileName}: it is no backup of Auricle.`,
    'cut-short': (fileName: string) => `Could not read ${fileName}: it was cut short. Nothing was changed.`,
    newer: (fileName: string) =>
      `Could not read ${fileName}: a newer Auricle made it. Reload to get the new version.`,
  } satisfies Record<BackupFault, (fileName: string) => string>,
  backupFailed: (why: string) => `The backup was not written: ${why}`,
  restoreFailed: (why: string) => `The backup was not brought back: ${why}`,

  theApp: 'The app',
  showKeys: 'Show all keys',
  about: 'About',
  aboutText:
    'Auricle plays and masters your own music in this browser. No account, no upload, no telemetry: nothing ever leaves this device.',
  skipToMusic: 'Skip to the music',
}
