import { type Seconds, seconds } from '#contracts/units'
import { currentTrack, nextInQueue, type Queue } from './queue'
import type { PlayerState } from './state'

/** Of the shorter track: one that fades in and out is heard alone in between, and what follows is readied then. */
const mostOfTrack = 1 / 3
/** Less is no fade but a cut. */
export const shortestFade = seconds(0.1)

/** Neighbours on an album as the listener gave them: nothing may come between such two. */
const isSameSitting = (queue: Queue, next: Queue): boolean => {
  const [album, nextAlbum] = [currentTrack(queue)?.albumKey, currentTrack(next)?.albumKey]
  if (typeof album !== 'string' || album !== nextAlbum) return false
  return next.order[next.cursor] === (queue.order[queue.cursor] ?? -2) + 1
}

/**
 * How long the current track is to be heard beside the one that follows it; 0 where that follows without a fade: on the
 * same album, as the same track once more, or where volume is the system's.
 */
export const fadeAtEnd = (state: PlayerState): Seconds => {
  const { queue, crossfade, device, duration, standBy } = state
  const next = crossfade > 0 && device.canSetVolume ? nextInQueue(queue, 'ended') : null
  const [track, following] = [currentTrack(queue), next && currentTrack(next)]
  if (!next || !track || !following || track.id === following.id || isSameSitting(queue, next))
    return seconds(0)
  const measured = standBy?.programme.track === following.id ? standBy.duration : null
  const shorter = Math.min(duration, measured ?? following.duration ?? duration)
  const length = Math.min(crossfade, shorter * mostOfTrack)
  return seconds(length < shortestFade ? 0 : length)
}
