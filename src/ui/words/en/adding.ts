import type { Problem } from '#contracts/problem'
import { counted } from './say'

/** What adding music says. */
export const adding = {
  addFiles: 'Add files',
  addFolder: 'Add folder',
  linkFolder: 'Link a folder',
  linkFolderHint: 'Files stay where they are and are read from there.',
  dropToAdd: 'Drop to add',
  inviteTitle: 'Bring your own music',
  invite: 'Drop files or whole folders anywhere on this page, or choose them here.',
  tryPiece: 'Nothing at hand? Try a short piece',
  tryPieceMaking: 'Playing it into a file…',
  tryPieceFailed: 'It could not be made.',
  promise: 'Nothing ever leaves this device.',
  promiseMore: 'No account, no upload: your music is kept, played and mastered right here.',

  importing: 'Import',
  importProgress: (done: number, total: number) =>
    total === 0
      ? 'Looking for music'
      : `Adding ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  cancel: 'Cancel',
  analysing: 'Analysis',
  analysisProgress: (done: number, total: number) =>
    `Listening ahead: ${done.toLocaleString('en')} of ${counted(total, 'song', 'songs')}`,
  analysisLater: 'Later',
  added: (count: number) => (count === 0 ? 'No songs added' : `Added ${counted(count, 'song', 'songs')}`),
  duplicates: (count: number) => `${counted(count, 'was', 'were')} already here`,
  refused: (count: number) => `${counted(count, 'file', 'files')} could not be read`,
  refusal: ({ detail }: Problem) => detail,
  cancelled: 'Cancelled',
  noRoomLeft: (count: number) =>
    `There is no room left on this device: ${counted(count, 'file', 'files')} could not be kept`,
  noRoomHint:
    'Free some space, here or on the device, and add them again. Songs of a linked folder need none.',
  seeStorage: 'Storage',
  shareLost: 'There was no room to take in all that was shared.',
  nothingToAdd: 'There was no music to add there.',
  importStopped: (why: string) => `The import stopped: ${why}`,
  dismiss: 'Dismiss',
}
