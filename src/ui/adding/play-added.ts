import type { Track } from '#contracts/track'
import type { PickedFile } from '#library/face'
import type { Shared } from '../shared'

const isOf =
  ({ file }: PickedFile) =>
  (track: Track) =>
    track.fileName === file.name && track.fileSize === file.size

/** The library as it is once it has answered. */
const tracksNow = ({ library }: Pick<Shared, 'library'>) =>
  new Promise<readonly Track[]>((resolve) => {
    const stop = library.observe((tracks) => {
      resolve(tracks)
      queueMicrotask(() => stop())
    })
  })

/** Takes files in, then plays those that could be taken, the first one first. Files already there play as well. */
export const playAdded = async (shared: Shared, files: readonly PickedFile[]): Promise<void> => {
  await shared.imports.add(files)
  const tracks = await tracksNow(shared)
  const added = files.map((file) => tracks.findLast(isOf(file))).filter((track) => track !== undefined)
  if (added.length > 0) shared.playFrom(added, 0)
}
