import type { Problem } from '#contracts/problem'
import { seconds } from '#contracts/units'
import { currentTrack, nextInQueue, type Queue } from './queue'
import { dropOutgoing, reconcile } from './reconcile'
import { type OutputState, type PlayerState, playsProgramme, playsTrack, wantedProgramme } from './state'
import { inTurn, type Step } from './step'

/** Plays the queue's current track from its start, with the intent as it is. */
export const begin = (state: PlayerState, queue: Queue): Step => {
  const track = currentTrack(queue)
  if (!track) return stop({ ...state, queue: { ...queue, cursor: -1 } }, 'idle')
  const plays = (output: OutputState | null) => output?.programme.track === track.id
  const known = [state.live, state.standBy].find(plays)?.duration
  const next: PlayerState = {
    ...state,
    queue,
    phase: 'active',
    position: seconds(0),
    duration: known ?? track.duration ?? seconds(0),
    refused: null,
    retried: null,
    comparing: false,
  }
  return inTurn(next, plays(state.live) ? [restartLive, reconcile] : [dropOutgoing, reconcile])
}

/** The same track once more needs no other output. */
const restartLive = (state: PlayerState): Step => {
  const moved = seekLive(state)
  // An ended element does not go on by itself: it is told again.
  return state.live?.sounding === 'playing' ? moved : [told(moved[0]), moved[1]]
}

const told = (state: PlayerState): PlayerState =>
  state.live ? { ...state, live: { ...state.live, told: 'pause' } } : state

/**
 * Brings the output of the current track to the state's position. A stand-by on its way to the old one is dropped, and
 * what fades out beside it.
 */
export const seekLive = (state: PlayerState): Step => inTurn(state, [dropOutgoing, moveLive])

const moveLive = (state: PlayerState): Step => {
  const wanted = wantedProgramme(state)
  const { live, standBy, position } = state
  if (!wanted) return [state, []]
  const isStale = playsTrack(standBy, wanted) && !playsProgramme(live, wanted)
  const dropped: PlayerState = isStale ? { ...state, standBy: null } : state
  const release = isStale && standBy ? [{ kind: 'release', output: standBy.id } as const] : []
  return live && playsTrack(live, wanted)
    ? [
        { ...dropped, live: { ...live, from: position } },
        [...release, { kind: 'seek', output: live.id, position }],
      ]
    : [dropped, release]
}

const placeAfter = (state: PlayerState, phase: 'idle' | 'ended' | 'failed') => {
  if (phase === 'ended') return state.duration
  // Where it broke is where it is tried again.
  return phase === 'failed' ? state.position : seconds(0)
}

/** Nothing plays and nothing is wanted, until the listener chooses again. */
export const stop = (state: PlayerState, phase: 'idle' | 'ended' | 'failed'): Step =>
  reconcile({
    ...state,
    phase,
    intent: 'pause',
    position: placeAfter(state, phase),
    duration: phase === 'idle' ? seconds(0) : state.duration,
    refused: null,
    comparing: false,
    interrupted: false,
  })

/** What follows a track that was heard to its end. */
export const advance = (state: PlayerState): Step => {
  const next = nextInQueue(state.queue, 'ended')
  return next ? begin({ ...state, problem: null }, next) : stop(state, 'ended')
}

/** Tracks in a row that may fail before the queue is given up. */
const mostFailures = 20

/**
 * What follows a track that cannot be played: the queue goes on while anything in it may still sound. A file that only
 * the listener can open is waited for, if nothing was heard yet.
 */
export const skip = (state: PlayerState, problem: Problem): Step => {
  const title = currentTrack(state.queue)?.title ?? ''
  const failures = state.failures + 1
  const failed: PlayerState = { ...state, failures, problem: { ...problem, title } }
  const next = nextInQueue(state.queue, 'asked')
  const needsListener = problem.code === 'file/permission' && !state.heard
  const allFailed = needsListener || failures >= Math.min(mostFailures, state.queue.line.length)
  if (next && !allFailed) return begin(failed, next)
  return stop(failed, allFailed || !state.heard ? 'failed' : 'ended')
}
