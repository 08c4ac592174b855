import { problem } from '#contracts/problem'
import type { Fingerprint, Track, TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database, type FileRecord } from '#storage/database'
import { held } from '#storage/held'
import { requestAccess } from '#storage/permission'
import type { Folders, Library, PickedFile, Refusal, Rescan } from '../face'
import { filesOfFolder } from '../folder-files'
import type { ImporterOutcome } from '../importer'
import { type WithLyrics, withLyricsFiles } from '../lyrics/with-lyrics-files'
import { replaceTrack } from './replace-track'

export interface RescanTools {
  readonly importFiles: Library['importFiles']
  readonly examine: (picked: WithLyrics) => Promise<ImporterOutcome>
  /** Told which files' rendered sound nobody needs any more. */
  readonly onRemoved: (fingerprints: readonly Fingerprint[]) => void
}

interface Known {
  readonly record: FileRecord
  readonly track: Track
}

/** Where each known file lies in the folder; asked of the folder for those listed before paths were kept. */
const pathIn = async (folder: FileSystemDirectoryHandle, { path, place }: FileRecord) => {
  if (path !== undefined) return path
  if (place.kind !== 'handle') return ''
  const steps = await held(folder, () => folder.resolve(place.handle)).catch(() => null)
  return steps ? [folder.name, ...steps].join('/') : ''
}

const knownIn = async (id: number, folder: FileSystemDirectoryHandle): Promise<Map<string, Known>> => {
  const records = await database.files.where('place.folder').equals(id).toArray()
  const tracks = await database.tracks.bulkGet(records.map(({ trackId }) => trackId))
  const known = new Map<string, Known>()
  for (const [index, record] of records.entries()) {
    const track = tracks[index]
    if (track) known.set(await pathIn(folder, record), { record, track })
  }
  return known
}

const isChanged = ({ file }: PickedFile, { record, track }: Known) =>
  file.size !== track.fileSize || (record.modifiedAt !== undefined && record.modifiedAt !== file.lastModified)

const setLost = (ids: readonly TrackId[]) =>
  database.files
    .where('trackId')
    .anyOf([...ids])
    .modify({ lostSince: milliseconds(Date.now()) })

const setFound = (ids: readonly TrackId[]) =>
  database.files
    .where('trackId')
    .anyOf([...ids])
    .modify((record) => {
      delete (record as { lostSince?: number }).lostSince
    })

/** Looks through a linked folder once more: see {@link Folders.rescan}. */
export const rescanFolder = async (
  id: number,
  tools: RescanTools,
  onProgress: Parameters<Folders['rescan']>[1],
  signal?: AbortSignal,
): Promise<Rescan> => {
  const folder = await database.folders.get(id)
  if (!folder) return refused('file/missing', 'This folder is not linked any more.')
  const { handle } = folder
  const name = handle.name
  if (!(await requestAccess(handle).catch(() => false)))
    return refused('file/permission', `Permission to read ${name} is needed again.`)
  const found = await filesOfFolder(handle).catch(() => null)
  if (!found) return refused('file/missing', `${name} is no longer where it was.`)

  const files = withLyricsFiles(found)
  const known = await knownIn(id, handle)
  const present = new Set(files.map(({ path }) => path))
  const gone = [...known].flatMap(([path, { record }]) => (present.has(path) ? [] : [record]))
  const back = files.flatMap((picked) => {
    const found = known.get(picked.path)
    return found && found.record.lostSince !== undefined ? [found.track.id] : []
  })
  // Before anything is added: a file that only moved then heals its track.
  await setLost(gone.filter(({ lostSince }) => lostSince === undefined).map(({ trackId }) => trackId))
  await setFound(back)

  const fresh = files.filter(({ path }) => !known.has(path))
  const stale = files.flatMap((picked) => {
    const found = known.get(picked.path)
    return found && isChanged(picked, found) ? [{ picked, track: found.track }] : []
  })
  const total = fresh.length + stale.length
  let changed = 0
  const failures: Refusal[] = []
  for (const [done, { picked, track }] of stale.entries()) {
    if (signal?.aborted) break
    onProgress({ done, total })
    const outcome = await tools.examine(picked)
    const problemThere = await replaceTrack(track, picked, outcome)
    if (problemThere) failures.push({ fileName: picked.file.name, problem: problemThere })
    else {
      changed++
      tools.onRemoved([track.fingerprint])
    }
  }
  const progressed = ({ done }: { readonly done: number }) => onProgress({ done: stale.length + done, total })
  const linked = fresh.map((picked) => ({ ...picked, folder: handle }))
  const summary = await tools.importFiles(linked, progressed, signal)
  await database.folders.update(id, { scannedAt: milliseconds(Date.now()) })

  const stillGone = await database.files
    .where('trackId')
    .anyOf(gone.map(({ trackId }) => trackId))
    .filter(({ lostSince }) => lostSince !== undefined)
    .count()
  return {
    status: 'scanned',
    added: summary.added,
    changed,
    missing: stillGone,
    healed: back.length + gone.length - stillGone,
    refused: [...failures, ...summary.refused],
  }
}

const refused = (code: 'file/missing' | 'file/permission', detail: string): Rescan => ({
  status: 'refused',
  problem: problem(code, detail),
})
