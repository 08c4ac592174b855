import type { Track } from '#contracts/track'

/** Where a track's file lay when it was added, from the folder that was added on. */
export const pathOf = ({ folder, fileName }: Pick<Track, 'folder' | 'fileName'>): string =>
  // Tracks listed by an earlier version have no folder.
  (folder ?? '') === '' ? fileName : `${folder}/${fileName}`
