import { database, type PlaceOfCopy } from '#storage/database'
import { tracksFolder } from '#storage/opfs'

const stepBytes = 4_194_304

const writeFile = async (handle: FileSystemSyncAccessHandle, file: File, alive: () => void) => {
  for (let at = 0; at < file.size; at += stepBytes) {
    const step = await file.slice(at, at + stepBytes).arrayBuffer()
    if (handle.write(step, { at }) < step.byteLength) throw new DOMException('No room', 'QuotaExceededError')
    alive()
  }
}

const copyIntoOpfs = async (
  folder: FileSystemDirectoryHandle,
  name: string,
  file: File,
  alive: () => void,
) => {
  const entry = await folder.getFileHandle(name, { create: true })
  try {
    const handle = await entry.createSyncAccessHandle()
    try {
      await writeFile(handle, file, alive)
    } finally {
      handle.close()
    }
  } catch (error) {
    await folder.removeEntry(name).catch(() => {})
    throw error
  }
}

const isQuotaError = (error: unknown) => error instanceof Error && error.name === 'QuotaExceededError'

/** Not every browser stores blobs in every mode; all of them store buffers. */
const copyIntoDatabase = async (name: string, file: File) => {
  try {
    await database.blobs.add({ name, data: new Blob([file]) })
  } catch (error) {
    if (isQuotaError(error)) throw error
    await database.blobs.put({ name, data: await file.arrayBuffer() })
  }
}

const opfs = 'createSyncAccessHandle' in (globalThis.FileSystemFileHandle?.prototype ?? {}) && tracksFolder()

/**
 * Copies a file into the browser's own storage under a new name. Until a record names it, it is an orphan that the
 * next start sweeps away. Throws `QuotaExceededError` when there is no room, leaving nothing behind.
 */
export const storeCopy = async (file: File, alive: () => void): Promise<PlaceOfCopy> => {
  const name = crypto.randomUUID()
  const folder = await opfs
  if (folder) await copyIntoOpfs(folder, name, file, alive)
  else await copyIntoDatabase(name, file)
  return { kind: folder ? 'opfs' : 'blob', name }
}
