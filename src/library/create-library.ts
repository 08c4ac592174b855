import { milliseconds } from '#contracts/units'
import { createArtworkUrls } from './artwork-urls'
import type { Library } from './face'
import { filesOfDrop } from './files-of-drop'
import { filesOfInput } from './files-of-input'
import { importFiles } from './import-files'
import { sweepOrphans } from './orphans'
import { askPermission } from './permission'
import { askPersistence } from './persistence'
import { pickFolder } from './pick-folder'
import { removeTracks } from './remove-tracks'
import { createTrackList } from './track-list'

/** Long after the first sound. */
const sweepAfter = milliseconds(10_000)

/** The listener's tracks, kept in this browser. One per page. */
export const createLibrary = (): Library => {
  setTimeout(() => sweepOrphans().catch((error) => reportError(error)), sweepAfter)
  return {
    observe: createTrackList().observe,
    importFiles,
    remove: removeTracks,
    artworkUrl: createArtworkUrls(),
    askPermission,
    persistence: askPersistence,
    filesOfDrop,
    filesOfInput,
    pickFolder,
  }
}
