import type { Track } from '#contracts/track'
import { database } from '#storage/database'
import { fileNamed } from '../file-named'
import { pathOf } from '../path-of'
import { type M3uEntry, writeM3u } from './m3u'

const entryOf = (track: Track): M3uEntry => ({
  path: pathOf(track),
  label: [track.artist, track.title || track.fileName].filter(Boolean).join(' - '),
  duration: track.duration,
})

/** A playlist as extended M3U with paths from the folders that were added; null when it is not there. */
export const exportPlaylist = async (id: number): Promise<File | null> => {
  const playlist = await database.playlists.get(id)
  if (!playlist) return null
  const tracks = await database.tracks.bulkGet([...playlist.tracks])
  const entries = tracks.filter((track) => track !== undefined).map(entryOf)
  const text = writeM3u({ name: playlist.name, entries })
  return fileNamed(playlist.name, 'm3u8', 'audio/x-mpegurl', text)
}
