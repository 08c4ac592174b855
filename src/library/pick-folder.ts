import type { PickedFile } from './face'
import { filesOfFolder } from './folder-files'

interface FolderPicker {
  showDirectoryPicker?(options: { mode: 'read' }): Promise<FileSystemDirectoryHandle>
}

const browser = globalThis as typeof globalThis & FolderPicker

/** Whether this browser can leave files in place and read them again on later visits. */
export const keepsHandles = browser.showDirectoryPicker !== undefined

/** Lets the listener link a folder whose files then stay in place; empty when they think better of it. */
const pick = async (): Promise<readonly PickedFile[]> => {
  try {
    const folder = await browser.showDirectoryPicker?.({ mode: 'read' })
    return folder ? await filesOfFolder(folder) : []
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return []
    throw error
  }
}

/** Null where the browser has no such picker. */
export const pickFolder = keepsHandles ? pick : null
