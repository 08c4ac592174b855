import type { FilesOfDrop, PickedFile } from './face'
import { filesOfFolder } from './folder-files'
import { isPassedOver } from './passed-over'
import { keepsHandles } from './pick-folder'

type HandleGiver = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }

/** What one dropped item offers. It must be taken out at once: after the event is over, items are empty. */
interface Dropped {
  readonly file: File | null
  readonly entry: FileSystemEntry | null
  readonly handle: Promise<FileSystemHandle | null> | undefined
}

const takeOut = (item: HandleGiver): Dropped => ({
  file: item.getAsFile(),
  entry: item.webkitGetAsEntry?.() ?? null,
  handle: keepsHandles ? item.getAsFileSystemHandle?.().catch(() => null) : undefined,
})

const fileOfEntry = (entry: FileSystemFileEntry) =>
  new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader gives about a hundred entries at a time, and none when it is done. */
async function* entriesOf(directory: FileSystemDirectoryEntry) {
  const reader = directory.createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return
    yield* some
  }
}

const filesOfEntry = async (entry: FileSystemEntry): Promise<readonly PickedFile[]> => {
  const path = entry.fullPath.replace(/^\//u, '')
  if (isFile(entry)) {
    const file = await fileOfEntry(entry)
    return file ? [{ file, path }] : []
  }
  const found: PickedFile[] = []
  if (isDirectory(entry))
    for await (const child of entriesOf(entry))
      if (!isPassedOver(child.fullPath.slice(1))) found.push(...(await filesOfEntry(child)))
  return found
}

const filesOf = async ({ file, entry, handle }: Dropped): Promise<readonly PickedFile[]> => {
  const found = await handle
  if (found instanceof FileSystemDirectoryHandle) return filesOfFolder(found)
  if (found instanceof FileSystemFileHandle && file) return [{ file, handle: found, path: file.name }]
  if (entry) return filesOfEntry(entry)
  return file ? [{ file, path: file.name }] : []
}

/** Files and whole folders out of a drop, recursively. Call it inside the drop event. */
export const filesOfDrop: FilesOfDrop = async (items) => {
  const dropped = [...items].filter(({ kind }) => kind === 'file').map(takeOut)
  return (await Promise.all(dropped.map(filesOf))).flat()
}
