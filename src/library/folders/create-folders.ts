import { loaded } from '#contracts/part-lost'
import { database } from '#storage/database'
import type { Folders, Library } from '../face'
import { createLinkedFolders } from './linked-folders'
import type { RescanTools } from './rescan'

interface Options extends RescanTools {
  readonly remove: Library['remove']
  /** The listener allowed something, or did not. */
  readonly onAccess: () => Promise<void>
}

/** Linked folders, and what can be done with them. */
export const createFolders = ({ remove, onAccess, ...tools }: Options) => {
  const linked = createLinkedFolders()
  const folders: Folders = {
    observe: linked.observe,
    rescan: async (id, onProgress, signal) => {
      const { rescanFolder } = await loaded(import('./rescan'))
      const outcome = await rescanFolder(id, tools, onProgress, signal)
      await Promise.all([linked.refresh(), onAccess()])
      return outcome
    },
    remove: async (id) => {
      await remove(await database.files.where('place.folder').equals(id).primaryKeys())
      await database.folders.delete(id)
    },
  }
  return { ...folders, refresh: linked.refresh }
}
