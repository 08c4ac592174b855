import type { Fingerprint } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { createArtworkUrls } from './artwork-urls'
import type { Library } from './face'
import { filesOfDrop } from './files-of-drop'
import { filesOfInput } from './files-of-input'
import { createFileImport } from './import-files'
import { sweepOrphans } from './orphans'
import { askPermission } from './permission'
import { askPersistence } from './persistence'
import { pickFolder } from './pick-folder'
import { removeTracks } from './remove-tracks'
import { createTrackList } from './track-list'

/** When the page is usable and the first click may come. */
const warmAfter = milliseconds(2_000)
/** Long after the first sound. */
const sweepAfter = milliseconds(10_000)

interface Options {
  /** Told which files' rendered sound nobody needs any more. */
  readonly onRemoved: (fingerprints: readonly Fingerprint[]) => void
}

/** The listener's tracks, kept in this browser. One per page. */
export const createLibrary = ({ onRemoved }: Options): Library => {
  const { importFiles, warm } = createFileImport()
  setTimeout(warm, warmAfter)
  setTimeout(() => sweepOrphans().catch((error) => reportError(error)), sweepAfter)
  return {
    observe: createTrackList().observe,
    importFiles,
    remove: async (ids) => onRemoved(await removeTracks(ids)),
    artworkUrl: createArtworkUrls(),
    askPermission,
    persistence: askPersistence,
    filesOfDrop,
    filesOfInput,
    pickFolder,
  }
}
