import { database } from '#storage/database'
import { held } from '#storage/held'

const storedNumberOf = async (folder: FileSystemDirectoryHandle): Promise<number> => {
  for (const known of await database.folders.toArray())
    if (await held(folder, () => folder.isSameEntry(known.handle))) return known.id
  return database.folders.add({ handle: folder })
}

/** Numbers the folders that tracks stay in; the same folder has the same number, also in later imports. */
export const createFolderNumbers = () => {
  const numbers = new Map<FileSystemDirectoryHandle, Promise<number>>()
  return {
    numberOf: (folder: FileSystemDirectoryHandle): Promise<number> => {
      const known = numbers.get(folder) ?? storedNumberOf(folder)
      numbers.set(folder, known)
      return known
    },
  }
}

/** Forgets folders in which no track stays any more. */
export const forgetEmptyFolders = async (): Promise<void> => {
  const used = new Set(await database.files.orderBy('place.folder').uniqueKeys())
  const known = await database.folders.toCollection().primaryKeys()
  await database.folders.bulkDelete(known.filter((id) => !used.has(id)))
}
