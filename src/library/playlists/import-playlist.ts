import { problem } from '#contracts/problem'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import type { PlaylistImport } from '../face'
import { textOf } from '../text-of'
import { freeName } from './free-name'
import { parseM3u } from './m3u'
import { createMatcher } from './match-entries'

/** A list of 100,000 songs is a tenth of this. */
const mostBytes = 100_000_000

/** A new playlist out of an M3U file, in the file's order. Never throws for what the file holds. */
export const importPlaylist = async (file: File): Promise<PlaylistImport> => {
  const refused = (why: string): PlaylistImport => ({
    status: 'refused',
    problem: problem('file/unreadable', `Could not read ${file.name}: ${why}`),
  })
  if (file.size > mostBytes) return refused('it is too large for a playlist')
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return refused('the browser cannot open it')
  const read = new Uint8Array(bytes)
  // No text holds a zero, and hardly any other file holds none.
  if (read.includes(0)) return refused('this is not a playlist')
  const { name, entries } = parseM3u(textOf(read))
  if (entries.length === 0) return refused('there are no songs in it')
  const find = createMatcher(await database.tracks.toArray())
  const found = entries.map((entry) => ({ entry, track: find(entry) }))
  const tracks = found.flatMap(({ track }) => (track ? [track.id] : []))
  const title = name || file.name.replace(/\.[^.]*$/u, '')
  if (tracks.length === 0) return { status: 'unmatched', name: title, songs: entries.length }
  return {
    status: 'imported',
    ...(await addNamed(title, tracks)),
    matched: tracks.length,
    unmatched: found.flatMap(({ entry, track }) => (track ? [] : [entry.label || entry.path])),
  }
}

/** A list that has the name already stays as it is: it may have been changed since it came from the same file. */
const addNamed = (title: string, tracks: readonly TrackId[]) =>
  database.transaction('rw', database.playlists, async () => {
    const taken = (await database.playlists.toArray()).map(({ name }) => name)
    const name = freeName(title, taken)
    const now = milliseconds(Date.now())
    return { name, playlist: await database.playlists.add({ name, tracks, createdAt: now, changedAt: now }) }
  })
