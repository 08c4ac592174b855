import { chunkDuration } from '#contracts/chunking'
import type { Rank } from '#contracts/engine-work'
import type { Heard } from '#contracts/heard'
import type { RenderRequest } from '#contracts/render-port'
import type { Seconds } from '#contracts/units'

/** What sounds in so many seconds cannot wait at all. */
const dueAtOnce = 5
/** Nor can this wait for what is asked for elsewhere. */
const dueSoon = 15

const isHeard = ({ track, variant }: Asked, heard: Heard): boolean => {
  if (track !== heard.track) return false
  if (variant.mode === 'original') return !heard.enhanced
  return heard.enhanced && variant.preset === heard.preset && variant.intensity === heard.intensity
}

type Asked = Extract<RenderRequest, { kind: 'chunk' }>

/**
 * How urgent a chunk is that somebody reads, once the sound up to `done` into it is made. What is asked for far from what
 * is heard is where the listener wants to be next: a seek, another preset, another track. What nobody waits for yet takes
 * its turn with what is made ready for a switch.
 */
export const rankOfAsked = (asked: Asked, done: Seconds, heard: Heard | null): Rank => {
  if (!asked.isAwaited) return 'first-seconds'
  if (!heard || !isHeard(asked, heard)) return 'seek-target'
  const ahead = asked.index * chunkDuration + done - heard.position
  if (ahead < -chunkDuration || ahead > dueSoon) return 'seek-target'
  return ahead <= dueAtOnce ? 'audible' : 'next-chunk'
}
