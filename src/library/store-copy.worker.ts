import { database, type PlaceOfCopy } from '#storage/database'
import { held } from '#storage/held'
import { tracksFolder } from '#storage/opfs'
import type { ByteReader } from './byte-reader'

const stepBytes = 4_194_304

const writeFile = async (handle: FileSystemSyncAccessHandle, bytes: ByteReader, alive: () => void) => {
  for (let at = 0; at < bytes.size; at += stepBytes) {
    const step = await bytes.read(at, stepBytes)
    if (handle.write(step, { at }) < step.byteLength) throw new DOMException('No room', 'QuotaExceededError')
    alive()
  }
}

const copyIntoOpfs = async (
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: ByteReader,
  alive: () => void,
) => {
  const entry = await held(folder, () => folder.getFileHandle(name, { create: true }))
  try {
    const handle = await held(entry, () => entry.createSyncAccessHandle())
    try {
      await writeFile(handle, bytes, alive)
    } finally {
      handle.close()
    }
  } catch (error) {
    await held(folder, () => folder.removeEntry(name)).catch(() => {})
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
export const storeCopy = async (file: File, bytes: ByteReader, alive: () => void): Promise<PlaceOfCopy> => {
  const name = crypto.randomUUID()
  const folder = await opfs
  if (folder) await copyIntoOpfs(folder, name, bytes, alive)
  else await copyIntoDatabase(name, file)
  return { kind: folder ? 'opfs' : 'blob', name }
}
