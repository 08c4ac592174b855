import { held } from '#storage/held'
import type { PickedFile } from './face'
import { isPassedOver } from './passed-over'

/** Everything in a folder that may be music, recursively, with handles. */
export const filesOfFolder = async (folder: FileSystemDirectoryHandle): Promise<readonly PickedFile[]> => {
  const collect = async (
    directory: FileSystemDirectoryHandle,
    prefix: string,
  ): Promise<readonly PickedFile[]> => {
    const found: Promise<readonly PickedFile[]>[] = []
    for await (const [name, entry] of directory.entries()) {
      const path = `${prefix}/${name}`
      if (isPassedOver(path)) continue
      found.push(
        entry instanceof FileSystemDirectoryHandle
          ? collect(entry, path)
          : held(entry, () => entry.getFile()).then((file) => [{ file, handle: entry, folder, path }]),
      )
    }
    const settled = await Promise.allSettled(found)
    return settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
  }
  return collect(folder, folder.name)
}
