import type { Track, TrackId } from '#contracts/track'
import type { Album, Collection } from '../face'
import { fold } from '../fold'
import type { Change, Mirror } from '../mirror'
import type { Observe } from '../observe'
import { inSlices } from '../slices'
import { albumsOfBucket, type Shelved } from './album-of-bucket'
import { collectionOf } from './collection'
import { createFirstPageKeeper, readFirstPage } from './first-page'
import { compareText } from './sort-key'

/** Songs without an album come after all albums. */
const compare = (one: Shelved, other: Shelved) =>
  Number(one.album.title === '') - Number(other.album.title === '') ||
  compareText(one.sort, other.sort) ||
  compareText(one.artistSort, other.artistSort) ||
  compareText(one.album.key, other.album.key)

const merged = (kept: readonly Shelved[], fresh: readonly Shelved[]): readonly Shelved[] => {
  const all: Shelved[] = []
  let next = 0
  for (const shelved of kept) {
    for (let one = fresh[next]; one && compare(one, shelved) < 0; one = fresh[++next]) all.push(one)
    all.push(shelved)
  }
  return all.concat(fresh.slice(next))
}

interface Bucket {
  readonly members: Map<number, Track>
  shelved: readonly Shelved[]
}

/**
 * Albums and their order, kept true by sorting only those that a change touched: all songs whose album has one name
 * are a bucket, and what is on which album is decided within it.
 */
export const createCollection = (mirror: Mirror<Track>): Observe<Collection> => {
  const listeners = new Set<(collection: Collection) => void>()
  const buckets = new Map<string, Bucket>()
  const bucketOf = new Map<number, string>()
  const albumOf = new Map<number, Album>()
  let shelf: readonly Shelved[] = []
  let collection: Collection | undefined
  let work: Promise<void> | undefined

  const keepFirstPage = createFirstPageKeeper()

  const tell = (next: Collection) => {
    collection = next
    for (const listener of listeners) listener(next)
  }
  const tellFirstPage = async () => {
    const page = await readFirstPage(compare)
    if (page && !collection) tell(page)
  }
  const takeOut = (id: number, touched: Set<string>) => {
    const name = bucketOf.get(id)
    if (name === undefined) return
    buckets.get(name)?.members.delete(id)
    bucketOf.delete(id)
    albumOf.delete(id)
    touched.add(name)
  }
  const putIn = (track: Track, touched: Set<string>) => {
    takeOut(track.id, touched)
    const name = fold(track.album)
    const bucket = buckets.get(name) ?? { members: new Map(), shelved: [] }
    buckets.set(name, bucket)
    bucket.members.set(track.id, track)
    bucketOf.set(track.id, name)
    touched.add(name)
  }
  const shelve = (name: string): readonly Shelved[] => {
    const bucket = buckets.get(name)
    if (!bucket) return []
    if (bucket.members.size === 0) buckets.delete(name)
    bucket.shelved = bucket.members.size === 0 ? [] : albumsOfBucket(name, [...bucket.members.values()])
    for (const { album } of bucket.shelved) for (const { id } of album.tracks) albumOf.set(id, album)
    return bucket.shelved
  }

  const apply = async ({ rows, put, gone }: Change<Track>) => {
    const touched = new Set<string>()
    for (const id of gone) takeOut(id, touched)
    await inSlices(put, (track) => putIn(track, touched))
    const old = new Set([...touched].flatMap((name) => buckets.get(name)?.shelved ?? []))
    const fresh: Shelved[] = []
    await inSlices(touched, (name) => fresh.push(...shelve(name)))
    const kept = old.size === 0 ? shelf : shelf.filter((shelved) => !old.has(shelved))
    shelf = merged(kept, fresh.sort(compare))
    tell(collectionOf(shelf, rows, (id: TrackId) => albumOf.get(id)))
    keepFirstPage(shelf, rows.size)
  }

  return (listener) => {
    listeners.add(listener)
    if (collection) listener(collection)
    if (!work) {
      work = Promise.resolve()
      tellFirstPage().catch((error) => reportError(error))
      mirror.observe((change) => {
        work = work?.then(() => apply(change)).catch((error) => reportError(error))
      })
    }
    return () => {
      listeners.delete(listener)
    }
  }
}
