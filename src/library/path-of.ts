import type { Track } from '#contracts/track'

/** Where a track's file lay when it was added, from the folder that was added on. */
export const pathOf = ({ folder, fileName }: Track): string => (folder ? `${folder}/${fileName}` : fileName)
