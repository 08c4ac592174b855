import { database } from '#storage/database'
import { isReadable } from '#storage/permission'
import type { LinkedFolder } from '../face'
import { createRecounted } from './recounted'

const countFolders = async (): Promise<readonly LinkedFolder[]> => {
  const folders = await database.folders.toArray()
  const counted = folders.map(
    async ({ id, handle, scannedAt }): Promise<LinkedFolder> => ({
      id,
      name: handle.name,
      trackCount: await database.files.where('place.folder').equals(id).count(),
      access: (await isReadable(handle).catch(() => false)) ? 'granted' : 'ask',
      scannedAt: scannedAt ?? null,
    }),
  )
  return (await Promise.all(counted)).sort(
    (one, other) => one.name.localeCompare(other.name) || one.id - other.id,
  )
}

/** Folders whose files stay in place. */
export const createLinkedFolders = () => createRecounted(['files', 'folders'], countFolders)
