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

/** Throws `NotFoundError` when the file is gone; undefined without OPFS. */
export const openOpfsFile = async (name: string): Promise<File | undefined> => {
  const tracks = await tracksFolder()
  if (!tracks) return undefined
  const entry = await held(tracks, () => tracks.getFileHandle(name))
  return held(entry, () => entry.getFile())
}
