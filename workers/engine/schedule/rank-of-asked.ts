import { chunkDuration } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { Heard } from '#contracts/heard'
import type { Milliseconds, Seconds } from '#contracts/units'
import type { ChunkRequest, Due } from '../port/renderer'

/** What sounds in so many seconds cannot wait at all. */
const dueAtOnce = 5
/** Nor can this wait for what is asked for elsewhere. */
const dueSoon = 15
/** Who has so many seconds of sound can wait until a switch finds its first seconds. */
const unhurried = 4

const isHeard = ({ track, variant }: ChunkRequest, heard: Heard): boolean => {
  if (track !== heard.track) return false
  if (variant.mode === 'original') return !heard.enhanced
  return heard.enhanced && variant.preset === heard.preset && variant.intensity === heard.intensity
}

/** Seconds of sound between what is heard and what is made next; null for what is not heard. */
const aheadOfHeard = (asked: ChunkRequest, due: Due, done: Seconds, heard: Heard | null): number | null =>
  heard && isHeard(asked, heard)
    ? asked.index * chunkDuration + Math.max(done, due.from) - heard.position
    : null

/**
 * How urgent a chunk is that somebody reads, once the sound up to `done` into it is made. What is asked for far from what
 * is heard is where the listener wants to be next: a seek, another preset, another track. What is read long before it can
 * be heard, and what nobody waits for, comes after what a switch would be heard from.
 */
export const rankOfAsked = (
  asked: ChunkRequest,
  due: Due | null,
  done: Seconds,
  heard: Heard | null,
  now: Milliseconds,
): Rank => {
  if (!due) return 'other-preset'
  const ahead = aheadOfHeard(asked, due, done, heard)
  if (ahead !== null && ahead >= -chunkDuration && ahead <= dueAtOnce) return 'audible'
  const left = (due.at - now) / 1000 + Math.max(0, done - due.from)
  if (left > unhurried) return 'next-track'
  return ahead !== null && ahead >= -chunkDuration && ahead <= dueSoon ? 'next-chunk' : 'seek-target'
}
