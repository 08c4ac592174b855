import type { Track } from './contracts/track'
import { milliseconds } from './contracts/units'
import type { Library } from './library/face'
import type { PlayableTrack, Player, PlayerView } from './player/face'
import { type Place, placeFrom, sessionOf } from './player/session-of'
import { readQueue, type StoredQueue, writeQueue } from './storage/queue'

const key = 'auricle.place'
const interval = milliseconds(3_000)

const readPlace = (): Place | null => {
  try {
    return placeFrom(localStorage.getItem(key))
  } catch {
    return null
  }
}

/** At once, so that it is there even if the page is gone in the next moment. */
const writePlace = (place: Place): void => {
  try {
    localStorage.setItem(key, JSON.stringify(place))
  } catch {
    // Full or refused: the queue then comes back at its start.
  }
}

/** All tracks, once they are loaded. */
const firstTracks = (library: Library): Promise<readonly Track[]> =>
  new Promise((resolve) => {
    const stop = library.observe((tracks) => {
      resolve(tracks)
      queueMicrotask(() => stop())
    })
  })

/** Writes one state of the queue after the other, leaving out those that were overtaken. */
const createQueueWriter = () => {
  let waiting: StoredQueue | null = null
  let isWriting = false
  return async (queue: StoredQueue) => {
    waiting = queue
    if (isWriting) return
    isWriting = true
    for (let next: StoredQueue | null = queue; next; next = waiting) {
      waiting = null
      await writeQueue(next).catch(reportError)
    }
    isWriting = false
  }
}

/**
 * Brings the queue and the place in it back from the last visit, paused, and keeps them from then on: the queue when it
 * changes, the place at every change, every few seconds, and when the page is left.
 */
export const keepSession = async (
  player: Player,
  library: Library,
  playable: (track: Track) => PlayableTrack,
): Promise<void> => {
  const write = createQueueWriter()
  let written: PlayerView['queue'] = player.view().queue
  let stamp = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const keepPlace = () => {
    const { track, playback } = player.view()
    if (!track) return
    const { index, position } = player.session()
    writePlace({ stamp, index, track: track.id, position: playback === 'ended' ? 0 : position })
  }
  const keep = (view: PlayerView) => {
    if (view.queue !== written) {
      written = view.queue
      stamp = Date.now()
      const { tracks, order } = player.session()
      void write({ stamp, tracks: tracks.map(({ id }) => id), order })
    }
    keepPlace()
    if (view.playback === 'playing') timer ??= setInterval(keepPlace, interval)
    else {
      clearInterval(timer)
      timer = undefined
    }
  }
  const [queue, tracks] = await Promise.all([readQueue(), firstTracks(library)])
  if (queue && player.view().queue === written) {
    const known = new Map(tracks.map((track) => [track.id, track]))
    const find = (id: Track['id']) => {
      const track = known.get(id)
      return track && playable(track)
    }
    player.restore(sessionOf(queue, readPlace(), find))
    stamp = queue.stamp
    // What is gone from the library is gone from what is kept, too.
    if (player.view().queue.length === queue.tracks.length) written = player.view().queue
  }
  keep(player.view())
  player.subscribe(keep)
  addEventListener('pagehide', keepPlace)
  document.addEventListener('visibilitychange', keepPlace)
}
