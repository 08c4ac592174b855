import type { Track, TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database } from '#storage/database'
import { readNote, writeNote } from '#storage/notes'
import type { Collection } from '../face'
import { fold } from '../fold'
import { albumsOfBucket, type Shelved } from './album-of-bucket'
import { collectionOf } from './collection'

const key = 'first-page'
/** Smaller libraries are loaded as soon as this is. */
const worthIt = 2_000
/** Songs that fill the tallest screen. */
const enough = 120
const quiet = milliseconds(4_000)

const storedIds = async (): Promise<readonly TrackId[]> => {
  const note = await readNote(key)
  return note instanceof Uint32Array ? Array.from(note, (id) => id as TrackId) : []
}

/** The albums a list began with at the last visit, while the whole of a large library is being loaded; null without. */
export const readFirstPage = async (
  compare: (one: Shelved, other: Shelved) => number,
): Promise<Collection | null> => {
  const found = await database.tracks.bulkGet([...(await storedIds())])
  const tracks = found.filter((track): track is Track => track?.tagRevision !== undefined)
  if (tracks.length === 0) return null
  const names = new Map<string, Track[]>()
  for (const track of tracks) names.set(fold(track.album), [...(names.get(fold(track.album)) ?? []), track])
  const shelf = [...names].flatMap(([name, members]) => albumsOfBucket(name, members)).sort(compare)
  const rows = new Map(tracks.map((track) => [track.id as number, track]))
  const albums = new Map(shelf.flatMap(({ album }) => album.tracks.map(({ id }) => [id, album] as const)))
  return collectionOf(shelf, rows, (id) => albums.get(id), true)
}

const idsOf = (shelf: readonly Shelved[]) => {
  const ids: TrackId[] = []
  for (const { album } of shelf) {
    if (ids.length >= enough) break
    ids.push(...album.tracks.slice(0, enough).map(({ id }) => id))
  }
  return ids
}

/** Remembers what a list begins with, a while after the last change. */
export const createFirstPageKeeper = () => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = ''
  return (shelf: readonly Shelved[], count: number) => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const ids = count < worthIt ? [] : idsOf(shelf)
      const now = ids.join()
      if (now === written) return
      written = now
      await writeNote(key, Uint32Array.from(ids)).catch((error) => reportError(error))
    }, quiet)
  }
}
