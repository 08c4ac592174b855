import { database, type PlaceOfCopy } from './database'
import { held } from './held'
import { tracksFolder } from './opfs'

const remove = async (folder: FileSystemDirectoryHandle | undefined, name: string) => {
  if (folder) await held(folder, () => folder.removeEntry(name)).catch(() => {})
}

/** Deletes copied files; those already gone are no error. */
export const removeCopies = async (places: readonly PlaceOfCopy[]): Promise<void> => {
  const blobs = places.filter(({ kind }) => kind === 'blob').map(({ name }) => name)
  if (blobs.length > 0) await database.blobs.bulkDelete(blobs)
  const folder = blobs.length < places.length ? await tracksFolder() : undefined
  for (const { kind, name } of places) if (kind === 'opfs') await remove(folder, name)
}

/** Every copied file, whether a track knows it or not. */
export const allCopies = async (): Promise<readonly PlaceOfCopy[]> => {
  const names = await database.blobs.toCollection().primaryKeys()
  const copies: PlaceOfCopy[] = names.map((name) => ({ kind: 'blob', name }))
  const folder = await tracksFolder()
  if (folder) for await (const name of folder.keys()) copies.push({ kind: 'opfs', name })
  return copies
}
