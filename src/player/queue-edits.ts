import type { TrackId } from '#contracts/track'
import type { PlayableTrack } from './face'
import { arranged, type Queue } from './queue'
import { shuffled } from './shuffle'

/*
 * Edits of the line, by index: an entry that stands in it twice is two entries. Without shuffle the tracks as given
 * follow every edit; with shuffle they keep their order, to which the line returns later.
 */

/** Added tracks are heard last; while nothing was chosen yet, shuffle mixes all of them. */
export const addTracks = (queue: Queue, added: readonly PlayableTrack[]): Queue => {
  const tracks = [...queue.tracks, ...added]
  const order = [...queue.order, ...added.map((_, index) => queue.tracks.length + index)]
  if (queue.cursor >= 0 || !queue.shuffle) return arranged({ ...queue, tracks }, order, queue.cursor)
  const mixed = shuffled(order, queue.seed)
  return arranged({ ...queue, tracks }, mixed.order, -1, mixed.seed)
}

/** Added tracks are heard right after the current one, shuffled or not. */
export const playNext = (queue: Queue, added: readonly PlayableTrack[]): Queue => {
  const place = (queue.order[queue.cursor] ?? -1) + 1
  const tracks = queue.tracks.toSpliced(place, 0, ...added)
  const moved = queue.order.map((index) => (index < place ? index : index + added.length))
  const order = moved.toSpliced(queue.cursor + 1, 0, ...added.map((_, index) => place + index))
  return arranged({ ...queue, tracks }, order, queue.cursor)
}

const movedWithin = <T>(items: readonly T[], from: number, to: number): readonly T[] =>
  items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1))

const cursorAfterMove = (cursor: number, from: number, to: number): number => {
  if (cursor === from) return to
  if (from < cursor && cursor <= to) return cursor - 1
  return to <= cursor && cursor < from ? cursor + 1 : cursor
}

/** Takes the entry at `from` to `to`, the index it has afterwards. What plays goes on. */
export const moveEntry = (queue: Queue, from: number, to: number): Queue => {
  const exists = (index: number) => queue.line[index] !== undefined
  if (from === to || !exists(from) || !exists(to)) return queue
  const cursor = cursorAfterMove(queue.cursor, from, to)
  return queue.shuffle
    ? arranged(queue, movedWithin(queue.order, from, to), cursor)
    : arranged({ ...queue, tracks: movedWithin(queue.tracks, from, to) }, queue.order, cursor)
}

/**
 * Keeps the entries that `keeps` says yes to. Where the current one goes, the cursor stands on what followed it, or
 * nowhere.
 */
const filtered = (queue: Queue, keeps: (track: PlayableTrack, index: number) => boolean): Queue => {
  /** Where each track goes, by its place; −1 is out. */
  const moved = new Int32Array(queue.tracks.length).fill(-1)
  let cursor = queue.cursor
  queue.order.forEach((place, index) => {
    const track = queue.tracks[place]
    if (track !== undefined && keeps(track, index)) moved[place] = 0
    else if (index < queue.cursor) cursor--
  })
  const tracks: PlayableTrack[] = []
  queue.tracks.forEach((track, place) => {
    if (moved[place] === 0) moved[place] = tracks.push(track) - 1
  })
  const order: number[] = []
  for (const place of queue.order) {
    const to = moved[place] ?? -1
    if (to >= 0) order.push(to)
  }
  return arranged({ ...queue, tracks }, order, cursor < order.length ? cursor : -1)
}

/** Takes one entry out. */
export const removeEntry = (queue: Queue, index: number): Queue =>
  queue.line[index] === undefined ? queue : filtered(queue, (_, other) => other !== index)

/** Takes every entry of a track out. */
export const removeTrack = (queue: Queue, id: TrackId): Queue => filtered(queue, (track) => track.id !== id)

/** Takes everything out but the current entry. */
export const clearAround = (queue: Queue): Queue => filtered(queue, (_, index) => index === queue.cursor)
