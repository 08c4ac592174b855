import type { Track } from '#contracts/track'
import { seconds } from '#contracts/units'
import { words } from '../words'

/** How many songs, and how long they play: “12 songs · 47 min”. */
export const holds = (tracks: readonly Track[]): string => {
  const length = seconds(tracks.reduce((sum, { duration }) => sum + (duration ?? 0), 0))
  const count = words.songCount(tracks.length)
  return length > 0 ? `${count} · ${words.playingTime(length)}` : count
}
