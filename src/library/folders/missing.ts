import type { TrackId } from '#contracts/track'
import { database } from '#storage/database'
import { isReadable } from '#storage/permission'
import type { Missing } from '../face'
import { createRecounted } from './recounted'

const readable = (handle: FileSystemHandle) => isReadable(handle).catch(() => false)

/** Tracks of folders that may not be read without asking. */
const lockedInFolders = async (): Promise<readonly TrackId[]> => {
  const folders = await database.folders.toArray()
  const granted = await Promise.all(folders.map(({ handle }) => readable(handle)))
  const locked = folders.filter((_, index) => !granted[index]).map(({ id }) => id)
  return locked.length === 0 ? [] : database.files.where('place.folder').anyOf(locked).primaryKeys()
}

/** Tracks of single files that may not be read without asking. */
const lockedAlone = async (): Promise<readonly TrackId[]> => {
  const [linked, inFolders] = await Promise.all([
    database.files.where('place.kind').equals('handle').primaryKeys(),
    database.files.where('place.folder').above(0).primaryKeys(),
  ])
  const foldered = new Set(inFolders)
  const alone = await database.files.bulkGet(linked.filter((id) => !foldered.has(id)))
  const granted = await Promise.all(
    alone.map((record) => (record?.place.kind === 'handle' ? readable(record.place.handle) : true)),
  )
  return alone.flatMap((record, index) => (record && !granted[index] ? [record.trackId] : []))
}

const countMissing = async (): Promise<ReadonlyMap<TrackId, Missing>> => {
  const { tracks, files } = database
  const [listed, filed, lost, folders, alone] = await Promise.all([
    tracks.toCollection().primaryKeys(),
    files.toCollection().primaryKeys(),
    files.orderBy('lostSince').primaryKeys(),
    lockedInFolders(),
    lockedAlone(),
  ])
  const missing = new Map<TrackId, Missing>()
  for (const id of [...folders, ...alone]) missing.set(id, 'permission')
  const known = new Set(filed)
  for (const id of [...listed.filter((one) => !known.has(one)), ...lost]) missing.set(id, 'gone')
  return missing
}

/** Tracks that cannot be played as things stand. */
export const createMissing = () => createRecounted(['tracks', 'files', 'folders'], countMissing)
