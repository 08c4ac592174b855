import { held } from './held'

const folder = 'tracks'

/** The folder of copied tracks, or undefined where there is no OPFS (old engines, some private modes). */
export const tracksFolder = async (): Promise<FileSystemDirectoryHandle | undefined> => {
  if (!navigator.storage?.getDirectory) return undefined
  try {
    const root = await navigator.storage.getDirectory()
    return await held(root, () => root.getDirectoryHandle(folder, { create: true }))
  } catch {
    return undefined
  }
}

/** Kept once it was found: finding it takes longer than opening a file in it. */
let found: FileSystemDirectoryHandle | undefined

/** Throws `NotFoundError` when the file is gone; undefined without OPFS. */
export const openOpfsFile = async (name: string): Promise<File | undefined> => {
  found ??= await tracksFolder()
  const tracks = found
  if (!tracks) return undefined
  try {
    const entry = await held(tracks, () => tracks.getFileHandle(name))
    return await held(entry, () => entry.getFile())
  } catch (error) {
    // The folder itself may be another one by now.
    found = undefined
    throw error
  }
}
