import type { TrackId } from '#contracts/track'
import { seconds } from '#contracts/units'
import type { PlayableTrack, Session } from './face'

/** The tracks of a queue and the order they are heard in, as they were kept. */
export interface KeptQueue {
  /** Names this state of the queue. */
  readonly stamp: number
  readonly tracks: readonly TrackId[]
  readonly order: readonly number[]
}

/** Where a listener was: small, and written often. */
export interface Place {
  /** The state of the queue it belongs to. */
  readonly stamp: number
  /** Index into the order tracks are heard in. */
  readonly index: number
  /** The track there, for when the queue was not written in time. */
  readonly track: number
  readonly position: number
}

const fields: Readonly<Record<keyof Place, unknown>> = {
  stamp: null,
  index: null,
  track: null,
  position: null,
}

/** Null for anything that is not a place. */
export const placeFrom = (text: string | null): Place | null => {
  try {
    const { stamp, index, track, position } = { ...fields, ...JSON.parse(text ?? 'null') }
    const isPlace = [stamp, index, track, position].every((value) => Number.isFinite(value))
    return isPlace ? { stamp, index, track, position } : null
  } catch {
    return null
  }
}

const indexIn = (queue: KeptQueue, place: Place): number => {
  const idAt = (index: number) => queue.tracks[queue.order[index] ?? -1]
  if (queue.stamp === place.stamp || idAt(place.index) === place.track) return place.index
  return queue.order.findIndex((_, index) => idAt(index) === place.track)
}

/** What of a kept queue is still in the library, and the place in it. Where that is gone, what followed it. */
export const sessionOf = (
  queue: KeptQueue,
  place: Place | null,
  find: (id: TrackId) => PlayableTrack | undefined,
): Session => {
  const tracks: PlayableTrack[] = []
  const places = new Map<number, number>()
  queue.tracks.forEach((id, index) => {
    const track = find(id)
    if (!track) return
    places.set(index, tracks.length)
    tracks.push(track)
  })
  const was = place ? indexIn(queue, place) : -1
  const order: number[] = []
  let index = Math.min(was, 0)
  queue.order.forEach((old, at) => {
    const now = places.get(old)
    if (now === undefined) return
    if (at < was) index++
    order.push(now)
  })
  const isThere = was >= 0 && place !== null && tracks[order[index] ?? -1]?.id === place.track
  return { tracks, order, index, position: seconds(isThere ? place.position : 0) }
}
