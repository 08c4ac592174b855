import { Dexie } from 'dexie'
import type { Lyrics } from '#contracts/lyrics'
import type { TrackId } from '#contracts/track'
import type { Milliseconds } from '#contracts/units'
import { removeCopies } from '#storage/copies'
import { type ArtworkRecord, database, type FilePlace, type FileRecord } from '#storage/database'
import type { NewTrack } from './importer-messages'

/** An examined file whose bytes are safe: all it needs is to be listed. */
export interface ReadyTrack {
  readonly track: NewTrack
  readonly artwork: ArtworkRecord | null
  readonly lyrics: Lyrics | null
  readonly place: FilePlace
  /** From the folder that was added on. */
  readonly path: string
  readonly modifiedAt: Milliseconds
}

const fileOf = (trackId: TrackId, { place, path, modifiedAt }: ReadyTrack): FileRecord => ({
  trackId,
  place,
  path,
  modifiedAt,
})

const copiesOf = (places: readonly (FilePlace | undefined)[]) =>
  places.filter((place) => place !== undefined && place.kind !== 'handle')

/** Takes back the copies of files that will not be listed. */
export const discard = (ready: readonly ReadyTrack[]): Promise<void> =>
  removeCopies(copiesOf(ready.map(({ place }) => place)))

const noneKnown: ReadonlyMap<string, TrackId> = new Map()

/** Puts the file of a listed track where it is found now; the place it had is unreadable. */
const replaceFiles = async (ready: readonly ReadyTrack[], ids: ReadonlyMap<string, TrackId>) => {
  const moved = ready.flatMap((one) => {
    const trackId = ids.get(one.track.fingerprint)
    return trackId === undefined ? [] : [fileOf(trackId, one)]
  })
  if (moved.length === 0) return []
  const before = await database.files.bulkGet(moved.map(({ trackId }) => trackId))
  await database.files.bulkPut(moved)
  return copiesOf(before.map((record) => record?.place))
}

const listedAmong = async (fingerprints: readonly string[]): Promise<ReadonlyMap<string, TrackId>> => {
  const listed = await database.tracks.where('fingerprint').anyOf(fingerprints).toArray()
  return new Map(listed.map(({ fingerprint, id }) => [fingerprint, id]))
}

/** Writes one batch. Throws `BulkError` when a track is listed already and `mayBeListed` did not allow for it. */
const write = (ready: readonly ReadyTrack[], mayBeListed: boolean) => {
  const { tracks, files, artworks, lyrics } = database
  const stores = [tracks, files, artworks, ...(ready.some((one) => one.lyrics) ? [lyrics] : [])]
  return database.transaction('rw', stores, async () => {
    const known = mayBeListed ? await listedAmong(ready.map(({ track }) => track.fingerprint)) : noneKnown
    const added = ready.filter(({ track }) => !known.has(track.fingerprint))
    const ids = await tracks.bulkAdd(
      added.map(({ track }) => track),
      { allKeys: true },
    )
    await files.bulkAdd(ids.flatMap((trackId, at) => (added[at] ? [fileOf(trackId, added[at])] : [])))
    const pictures = new Map(ready.map(({ artwork }) => [artwork?.key, artwork]))
    await artworks.bulkPut([...pictures.values()].filter((artwork) => artwork !== null))
    const numbers = new Map(known)
    for (const [at, id] of ids.entries()) if (added[at]) numbers.set(added[at].track.fingerprint, id)
    const words = ready.flatMap(({ track, lyrics: found }) => {
      const trackId = numbers.get(track.fingerprint)
      return found && trackId !== undefined ? [{ trackId, lyrics: found }] : []
    })
    if (words.length > 0) await lyrics.bulkPut(words)
    const left = await replaceFiles(ready, known)
    return { count: added.length, left }
  })
}

/**
 * Lists tracks, all or none. A file already listed keeps its track, which from now on reads the new place. Resolves
 * to how many were new; throws what the database throws, and then nothing is listed.
 */
export const commit = async (ready: readonly ReadyTrack[]): Promise<number> => {
  const once = new Map(ready.map((one) => [one.track.fingerprint, one]))
  const twice = ready.filter((one) => once.get(one.track.fingerprint) !== one)
  // Looking up what is listed takes longer than writing, and nearly always finds nothing: the index will tell.
  const { count, left } = await write([...once.values()], false).catch((error) => {
    if (error instanceof Dexie.BulkError) return write([...once.values()], true)
    throw error
  })
  await removeCopies([...left, ...copiesOf(twice.map(({ place }) => place))])
  return count
}
