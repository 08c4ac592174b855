import { seconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { fadeAtEnd } from './crossfade'
import { type Programme, sameProgramme } from './programme'
import { currentTrack, nextInQueue } from './queue'
import { type OutputState, type PlayerState, playsProgramme, playsTrack, programmeFor } from './state'
import type { Step } from './step'

/** The next track is made ready this long before it is heard. */
const nextTrackLead = seconds(10)

/** What is heard after the current track, once its end is near. */
export const upcomingProgramme = (state: PlayerState): Programme | null => {
  const lead = nextTrackLead + fadeAtEnd(state)
  const nearEnd = state.duration > 0 && state.duration - state.position <= lead
  const next = nearEnd ? nextInQueue(state.queue, 'ended') : null
  const track = next && currentTrack(next)
  return track && programmeFor(state, track)
}

/**
 * Lets the live output go on to the next track by itself, in the same element and without losing a sample, and no
 * longer where another one is next by now.
 */
export const arrangeJoin = (state: PlayerState, wanted: Programme): Step => {
  const { live } = state
  if (!live) return [state, []]
  const next = joinedTo(state, live, wanted)
  const isArranged = next === live.next || (next && live.next && sameProgramme(next, live.next))
  if (isArranged) return [state, []]
  return [{ ...state, live: { ...live, next } }, [{ kind: 'follow', output: live.id, next }]]
}

const joinedTo = (state: PlayerState, live: OutputState, wanted: Programme): Programme | null => {
  // The listener moved on, and this output still sounds: it may go on to what was asked for, and to nothing else.
  if (!playsTrack(live, wanted)) return live.next && live.next.track === wanted.track ? live.next : null
  const upcoming = upcomingProgramme(state)
  // In the middle of a switch the old variant stays joined: whichever is heard at the border, its track is right.
  if (!playsProgramme(live, wanted)) return live.next?.track === upcoming?.track ? live.next : null
  if (!upcoming || live.stage === 'preparing' || fadeAtEnd(state) > 0) return null
  if (isWav(live.programme.variant) || isWav(upcoming.variant)) return null
  return live.unjoined && sameProgramme(live.unjoined, upcoming) ? null : upcoming
}
