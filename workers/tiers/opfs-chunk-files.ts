import { breathe } from '#contracts/breathe'
import { held } from '#storage/held'
import type { ChunkFiles } from './chunk-files'

const folderName = 'chunks'
/** A chunk written in one go holds up for 30 ms whoever writes it, and that is who renders what somebody waits for. */
const writtenAtOnce = 512 * 1024

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError'

/** Chunks as files of the origin private file system; null where there is none. */
export const openOpfsChunkFiles = async (): Promise<ChunkFiles | null> => {
  if (!navigator.storage?.getDirectory) return null
  const folder = await navigator.storage
    .getDirectory()
    .then((root) => held(root, () => root.getDirectoryHandle(folderName, { create: true })))
    .catch(() => null)
  return folder && filesIn(folder)
}

const filesIn = (folder: FileSystemDirectoryHandle): ChunkFiles => ({
  write: async (name, bytes) => {
    const entry = await held(folder, () => folder.getFileHandle(name, { create: true }))
    // In dedicated workers only: whoever else calls this fails.
    const open = await held(entry, () => entry.createSyncAccessHandle())
    try {
      open.truncate(0)
      for (let at = 0; at < bytes.byteLength; at += writtenAtOnce) {
        const piece = bytes.subarray(at, at + writtenAtOnce)
        // A full disk shows as a short count in some browsers and as an error in others.
        if (open.write(piece, { at }) !== piece.byteLength)
          throw new DOMException('The disk is full', 'QuotaExceededError')
        await breathe()
      }
      open.flush()
    } finally {
      open.close()
    }
  },
  open: async (name) => {
    try {
      const entry = await held(folder, () => folder.getFileHandle(name))
      const file = await held(entry, () => entry.getFile())
      return {
        length: file.size,
        read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
      }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },
  remove: async (name) => {
    await held(folder, () => folder.removeEntry(name)).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  },
  names: async () => {
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    return names
  },
})
