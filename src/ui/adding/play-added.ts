import type { Track } from '#contracts/track'
import type { Library, PickedFile } from '#library/face'
import type { Shared } from '../shared'

/** The list hears of new tracks a moment after they are written. */
const patience = 2_000

const isOf =
  ({ file }: PickedFile) =>
  (track: Track) =>
    track.fileName === file.name && track.fileSize === file.size

/** The tracks of files that were taken in: all of them, or those that are there in time. */
const tracksOf = (library: Pick<Library, 'observe'>, files: readonly PickedFile[]) =>
  new Promise<readonly Track[]>((resolve) => {
    let found: readonly Track[] = []
    const stop = library.observe((tracks) => {
      found = files.map((file) => tracks.findLast(isOf(file))).filter((track) => track !== undefined)
      if (found.length === files.length) settle()
    })
    setTimeout(settle, patience)
    function settle() {
      resolve(found)
      // It may call back before it returns.
      queueMicrotask(() => stop())
    }
  })

/** Takes files in, then plays those that could be taken, the first one first. Files already there play as well. */
export const playAdded = async ({ imports, library, playFrom }: Shared, files: readonly PickedFile[]) => {
  await imports.add(files)
  const tracks = await tracksOf(library, files)
  if (tracks.length > 0) playFrom(tracks, 0)
}
