import { loaded } from '#contracts/part-lost'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database, type PlaylistRecord } from '#storage/database'
import type { Playlist, Playlists } from '../face'
import { asItIs, createMirror, viewOf } from '../mirror'

const now = () => milliseconds(Date.now())

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const compare = (one: Playlist, other: Playlist) => byName.compare(one.name, other.name) || one.id - other.id

/** Changes the tracks of a playlist in one transaction: two changes at once both count. */
const change = (id: number, edit: (tracks: readonly TrackId[]) => readonly TrackId[]): Promise<void> =>
  database.transaction('rw', database.playlists, async () => {
    const playlist = await database.playlists.get(id)
    if (playlist)
      await database.playlists.put({ ...playlist, tracks: edit(playlist.tracks), changedAt: now() })
  })

const putBack = (playlist: PlaylistRecord) => async () => {
  await database.playlists.put(playlist)
}

const moved = (tracks: readonly TrackId[], from: number, to: number): readonly TrackId[] => {
  const track = tracks[from]
  if (track === undefined) return tracks
  const others = tracks.toSpliced(from, 1)
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, track)
}

/** The listener's own lists, kept in the database. */
export const createPlaylists = (): Playlists => ({
  observe: viewOf(
    createMirror(database.playlists, ({ id }) => id, asItIs),
    ({ rows }) => [...rows.values()].sort(compare),
  ),
  create: (name, tracks) =>
    database.playlists.add({ name: name.trim(), tracks: [...tracks], createdAt: now(), changedAt: now() }),
  rename: async (id, name) => {
    await database.playlists.update(id, { name: name.trim(), changedAt: now() })
  },
  add: (id, tracks) => change(id, (before) => [...before, ...tracks]),
  removeAt: async (id, places) => {
    const before = await database.playlists.get(id)
    const leaving = new Set(places)
    await change(id, (tracks) => tracks.filter((_, place) => !leaving.has(place)))
    return before ? putBack(before) : async () => {}
  },
  move: (id, from, to) => change(id, (tracks) => moved(tracks, from, to)),
  setTracks: (id, tracks) => change(id, () => [...tracks]),
  delete: async (id) => {
    const before = await database.playlists.get(id)
    await database.playlists.delete(id)
    return before ? putBack(before) : async () => {}
  },
  export: async (id) => (await loaded(import('./export-playlist'))).exportPlaylist(id),
  import: async (file) => (await loaded(import('./import-playlist'))).importPlaylist(file),
})
