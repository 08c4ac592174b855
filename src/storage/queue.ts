import { type TrackId, trackIdOf } from '#contracts/track'
import { database } from './database'

/** A queue as it outlives a visit. */
export interface StoredQueue {
  /** Names this state of the queue. */
  readonly stamp: number
  /** As the listener gave them. */
  readonly tracks: readonly TrackId[]
  /** Indices into `tracks`: the order they are heard in. */
  readonly order: readonly number[]
}

const key = 'queue'

/** As 32-bit numbers: 50,000 tracks are 400 KB. */
export const writeQueue = async ({ stamp, tracks, order }: StoredQueue): Promise<void> => {
  const value = { stamp, tracks: Uint32Array.from(tracks), order: Uint32Array.from(order) }
  await database.settings.put({ key, value })
}

/** The queue that was written last; null where there is none, or none that can be read. */
export const readQueue = async (): Promise<StoredQueue | null> => {
  const value: unknown = (await database.settings.get(key))?.value
  if (typeof value !== 'object' || value === null) return null
  const { stamp, tracks, order } = { stamp: null, tracks: null, order: null, ...value }
  if (typeof stamp !== 'number') return null
  if (!isNumbers(tracks) || !isNumbers(order)) return null
  return { stamp, tracks: Array.from(tracks, trackIdOf), order: [...order] }
}

const isNumbers = (value: unknown): value is Uint32Array => value instanceof Uint32Array
