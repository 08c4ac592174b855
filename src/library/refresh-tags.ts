import { type Track, type TrackId, tagRevision } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import { openTrackFile } from '#storage/track-file'
import type { PickedFile } from './face'
import type { ImporterOutcome } from './importer'

const lockName = 'auricle-refresh-tags'
/** Between two files: nobody waits for this. */
const pause = milliseconds(60)
const rest = () => new Promise((resolve) => setTimeout(resolve, pause))

type Examine = (picked: PickedFile) => Promise<ImporterOutcome>

/** Fields a listener may see change: the rest is as it was when the file was added. */
const described = ({ title, fingerprint, artwork, addedAt, folder, ...tags }: Omit<Track, 'id'>) => tags

const refresh = async (id: TrackId, examine: Examine) => {
  const [track, record, opened] = await Promise.all([
    database.tracks.get(id),
    database.files.get(id),
    openTrackFile(id),
  ])
  if (!track || opened.status !== 'opened') return
  const path = record?.path ?? track.fileName
  const outcome = await examine({ file: opened.file, path })
  if (outcome.status !== 'ready') return
  const { track: read, lyrics } = outcome
  const album = read.album || track.album
  await database.tracks.update(id, {
    ...described(read),
    album,
    fileName: track.fileName,
    folder: track.folder ?? '',
  })
  if (lyrics) await database.lyrics.put({ trackId: id, lyrics })
}

/** Reads tags once more of tracks listed by a version that read less of them, one after another, in one tab. */
export const refreshTags = async (tracks: readonly Track[], examine: Examine): Promise<void> => {
  const stale = tracks.filter((track) => track.tagRevision !== tagRevision)
  if (stale.length === 0) return
  const run = async () => {
    for (const { id } of stale) {
      await refresh(id, examine)
      await rest()
    }
  }
  await navigator.locks?.request(lockName, { ifAvailable: true }, async (alone) => {
    if (alone) await run()
  })
}
