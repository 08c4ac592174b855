import type { PlayableTrack, Repeat, Session } from './face'
import { shuffled } from './shuffle'

/** Tracks, the order they are heard in, and the place reached in it. */
export interface Queue {
  /** As the listener gave them. */
  readonly tracks: readonly PlayableTrack[]
  /** Indices into `tracks`, a permutation: what is heard one after the other. */
  readonly order: readonly number[]
  /** `tracks` in that order. */
  readonly line: readonly PlayableTrack[]
  /** Index into `line`, -1 while nothing was chosen. */
  readonly cursor: number
  readonly shuffle: boolean
  readonly repeat: Repeat
  readonly seed: number
}

const inOrder = (tracks: readonly PlayableTrack[], order: readonly number[]): readonly PlayableTrack[] => {
  const line: PlayableTrack[] = []
  for (const index of order) {
    const track = tracks[index]
    if (track !== undefined) line.push(track)
  }
  return line
}

const indices = (tracks: readonly PlayableTrack[]) => tracks.map((_, index) => index)

export const emptyQueue = (seed: number, shuffle: boolean, repeat: Repeat): Queue => ({
  tracks: [],
  order: [],
  line: [],
  cursor: -1,
  shuffle,
  repeat,
  seed,
})

export const currentTrack = (queue: Queue): PlayableTrack | null => queue.line[queue.cursor] ?? null

/** A queue whose tracks are heard in another order. */
export const arranged = (
  queue: Queue,
  order: readonly number[],
  cursor: number,
  seed = queue.seed,
): Queue => ({
  ...queue,
  order,
  line: inOrder(queue.tracks, order),
  cursor,
  seed,
})

/** The track at `first` (index into `tracks`) leads, all others follow at random. */
const shuffledFrom = (queue: Queue, first: number): Queue => {
  const others = indices(queue.tracks).filter((index) => index !== first)
  const { order, seed } = shuffled(others, queue.seed)
  return arranged(queue, [first, ...order], 0, seed)
}

/** Starts over with other tracks. `startAt` outside of them is the first. */
export const chooseTracks = (queue: Queue, tracks: readonly PlayableTrack[], startAt: number): Queue => {
  const fresh = { ...queue, tracks }
  if (tracks.length === 0) return arranged(fresh, [], -1)
  const first = tracks[startAt] === undefined ? 0 : startAt
  return queue.shuffle ? shuffledFrom(fresh, first) : arranged(fresh, indices(tracks), first)
}

/** A queue of an earlier visit. An order that does not fit its tracks, or shuffle, is the order of the tracks. */
export const restoredQueue = (queue: Queue, { tracks, order, index }: Session): Queue => {
  const arrangement = inOrder(tracks, order)
  const isWhole = arrangement.length === tracks.length && new Set(order).size === tracks.length
  const line = isWhole ? arrangement : tracks
  const cursor = line[index] === undefined ? Math.min(0, line.length - 1) : index
  return isWhole && queue.shuffle
    ? arranged({ ...queue, tracks }, order, cursor)
    : arranged({ ...queue, tracks: line }, indices(line), cursor)
}

/** The whole queue from its start, in a new order when shuffled. */
export const restartQueue = (queue: Queue): Queue => {
  if (queue.tracks.length === 0) return queue
  if (!queue.shuffle) return { ...queue, cursor: 0 }
  const { order, seed } = shuffled(indices(queue.tracks), queue.seed)
  const last = queue.order[queue.cursor]
  // A round never opens with the track that closed the one before.
  const fair = order.length > 1 && order[0] === last ? [...order.slice(1), ...order.slice(0, 1)] : order
  return arranged(queue, fair, 0, seed)
}

const rounds = new WeakMap<Queue, Queue>()

/** What follows the last track under repeat. Asked for again and again towards the end of it, so made once. */
const nextRound = (queue: Queue): Queue => {
  const round = rounds.get(queue) ?? restartQueue(queue)
  rounds.set(queue, round)
  return round
}

/** The queue one track on, or null at its end. Only a track that ended by itself repeats under `one`. */
export const nextInQueue = (queue: Queue, because: 'ended' | 'asked'): Queue | null => {
  if (because === 'ended' && queue.repeat === 'one') return queue
  if (queue.cursor + 1 < queue.line.length) return { ...queue, cursor: queue.cursor + 1 }
  return queue.repeat === 'all' && queue.line.length > 0 ? nextRound(queue) : null
}

/** What is heard once the current track ends by itself. */
export const upcomingTrack = (queue: Queue): PlayableTrack | null => {
  const next = currentTrack(queue) && nextInQueue(queue, 'ended')
  return next && currentTrack(next)
}

/** The queue one track back, or null at its start. */
export const previousInQueue = (queue: Queue): Queue | null => {
  if (queue.cursor > 0) return { ...queue, cursor: queue.cursor - 1 }
  return queue.repeat === 'all' && queue.line.length > 0 ? { ...queue, cursor: queue.line.length - 1 } : null
}

/** The queue at another place of the line; null where there is none. */
export const jumpTo = (queue: Queue, index: number): Queue | null =>
  queue.line[index] === undefined ? null : { ...queue, cursor: index }

/** Changes the order and nothing else: the current track stays the current one. */
export const setShuffle = (queue: Queue, shuffle: boolean): Queue => {
  if (shuffle === queue.shuffle) return queue
  const next = { ...queue, shuffle }
  const current = queue.order[queue.cursor]
  if (!shuffle) return arranged(next, indices(queue.tracks), current ?? -1)
  if (current !== undefined) return shuffledFrom(next, current)
  const { order, seed } = shuffled(indices(queue.tracks), queue.seed)
  return arranged(next, order, -1, seed)
}
