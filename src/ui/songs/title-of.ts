import type { Track } from '#contracts/track'

/** What a track is called: its title, or its file's name where it has none. */
export const titleOf = (track: Track): string => track.title || track.fileName
