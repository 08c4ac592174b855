import { assertNever } from '#contracts/assert-never'
import { seconds } from '#contracts/units'
import { chosenAnew, rememberFor } from './choices'
import type { ListenerEvent } from './event'
import type { PlayableTrack, Session } from './face'
import { withLoudness } from './loudness'
import { begin, seekLive, stop } from './progress'
import {
  chooseTracks,
  currentTrack,
  jumpTo,
  nextInQueue,
  previousInQueue,
  type Queue,
  restartQueue,
  restoredQueue,
  setShuffle,
} from './queue'
import { addTracks, clearAround, moveEntry, playNext, removeEntry, removeTrack } from './queue-edits'
import { reconcile } from './reconcile'
import { clampPosition, type PlayerState, wantedProgramme } from './state'
import { inTurn, type Step } from './step'

/** Later than this, "previous" goes back to the start of the track. */
const restartAfter = seconds(3)

/** What changes when the listener asks for something. Whatever was shown as a problem is answered by it. */
export const onListener = (state: PlayerState, event: ListenerEvent): Step => {
  switch (event.kind) {
    case 'tracks-chosen':
      return choose(state, chooseTracks(state.queue, event.tracks, event.startAt))
    case 'tracks-added':
      return reconcile({ ...state, queue: addTracks(state.queue, event.tracks) })
    case 'tracks-put-next':
      return reconcile({ ...state, queue: playNext(state.queue, event.tracks) })
    case 'track-removed':
      return remove(state, removeTrack(state.queue, event.track), ({ id }) => id === event.track)
    case 'entry-removed':
      return remove(state, removeEntry(state.queue, event.index), () => event.index === state.queue.cursor)
    case 'entry-moved':
      return reconcile({ ...state, queue: moveEntry(state.queue, event.from, event.to) })
    case 'queue-cleared':
      return reconcile({ ...state, queue: clearAround(state.queue) })
    case 'jump-asked':
      return jump(state, jumpTo(state.queue, event.index))
    case 'play-asked':
      return play(state)
    case 'pause-asked':
      return pause(state)
    case 'toggle-asked':
      return state.intent === 'play' ? pause(state) : play(state)
    case 'seek-asked':
      return seek(state, event.position)
    case 'next-asked':
      return goOn(state)
    case 'previous-asked':
      return goBack(state)
    case 'enhancement-chosen':
      return reconcile({
        ...answered(state),
        ...chosenAnew(state, currentTrack(state.queue), event.enhancement),
        comparing: false,
      })
    case 'remember-asked':
      return reconcile({ ...state, ...rememberFor(state, currentTrack(state.queue), event.scope) })
    case 'choices-recalled':
      return reconcile({ ...state, remembered: event.remembered })
    case 'compare-asked':
      return compare(state, event.held)
    case 'matching-chosen':
      return [{ ...state, matchLoudness: event.matchLoudness }, []]
    case 'loudness-known': {
      const loudness = withLoudness(state.loudness, event, event.loudness)
      return [{ ...state, loudness }, []]
    }
    case 'target-chosen':
      return reconcile({ ...state, target: event.target })
    case 'interruption-began':
      return state.intent === 'play'
        ? reconcile({ ...state, intent: 'pause', interrupted: true })
        : [state, []]
    case 'interruption-ended':
      return state.interrupted && state.phase === 'active'
        ? reconcile({ ...state, intent: 'play', interrupted: false })
        : [state, []]
    case 'session-restored':
      return restore(state, event.session)
    case 'format-chosen':
      return reconcile({ ...answered(state), originalFormat: event.format })
    case 'level-chosen': {
      const level = { ...state.level, ...event.level }
      return [{ ...state, level }, [{ kind: 'set-level', level }]]
    }
    case 'shuffle-chosen':
      return reconcile({ ...state, queue: setShuffle(state.queue, event.shuffle) })
    case 'crossfade-chosen':
      return reconcile({ ...state, crossfade: event.crossfade })
    case 'repeat-chosen':
      return reconcile({ ...state, queue: { ...state.queue, repeat: event.repeat } })
    default:
      return assertNever(event)
  }
}

const answered = (state: PlayerState): PlayerState => ({ ...state, problem: null, refused: null })

/** What the listener paused, the system does not start again. */
const pause = (state: PlayerState): Step => reconcile({ ...state, intent: 'pause', interrupted: false })

/** What a wish to hear something sets right. */
const wishing = (state: PlayerState): PlayerState => ({
  ...answered(state),
  intent: 'play',
  needsGesture: false,
  interrupted: false,
})

/** The listener wants to hear this place of the queue. */
const choose = (state: PlayerState, queue: Queue): Step =>
  begin({ ...wishing(state), failures: 0, heard: false }, queue)

const play = (state: PlayerState): Step => {
  switch (state.phase) {
    case 'active':
      return reconcile(wishing(state))
    // At the place it rests at, or broke at.
    case 'resting':
    case 'failed':
      return reconcile({ ...wishing(state), phase: 'active', retried: null, failures: 0, heard: false })
    case 'idle':
      return choose(state, jumpTo(state.queue, 0) ?? state.queue)
    case 'ended':
      // Something may have been added since.
      return choose(state, nextInQueue(state.queue, 'asked') ?? restartQueue(state.queue))
    default:
      return assertNever(state.phase)
  }
}

const seek = (state: PlayerState, to: number): Step => {
  if (state.phase === 'idle' || state.phase === 'failed') return [state, []]
  const phase = state.phase === 'resting' ? 'resting' : 'active'
  const moved: PlayerState = { ...state, phase, position: clampPosition(state, to) }
  return inTurn(moved, [seekLive, reconcile])
}

/** Only what sounds, or would, has another side. */
const compare = (state: PlayerState, held: boolean): Step => {
  const comparing = held && wantedProgramme(state) !== null
  return comparing === state.comparing ? [state, []] : reconcile({ ...answered(state), comparing })
}

const restore = (state: PlayerState, session: Session): Step => {
  if (state.phase !== 'idle' || state.queue.line.length > 0) return [state, []]
  const queue = restoredQueue(state.queue, session)
  const track = currentTrack(queue)
  if (!track) return [{ ...state, queue }, []]
  const resting: PlayerState = { ...state, queue, phase: 'resting', duration: track.duration ?? seconds(0) }
  return [{ ...resting, position: clampPosition(resting, session.position) }, []]
}

const goOn = (state: PlayerState): Step => {
  if (!currentTrack(state.queue)) return play(state)
  const next = nextInQueue(state.queue, 'asked')
  return next ? choose(state, next) : stop(state, 'ended')
}

const goBack = (state: PlayerState): Step => {
  if (!currentTrack(state.queue)) return play(state)
  const before = state.position > restartAfter ? null : previousInQueue(state.queue)
  return choose(state, before ?? state.queue)
}

const jump = (state: PlayerState, queue: Queue | null): Step => (queue ? choose(state, queue) : [state, []])

/** Removing what plays goes on with what followed it, under repeat from the start. */
const remove = (state: PlayerState, queue: Queue, isGone: (track: PlayableTrack) => boolean): Step => {
  const current = currentTrack(state.queue)
  if (!current || !isGone(current)) return reconcile({ ...state, queue })
  if (state.phase !== 'active') return stop({ ...state, queue: { ...queue, cursor: -1 } }, 'idle')
  const goesRound = !currentTrack(queue) && queue.repeat === 'all'
  return begin(state, goesRound ? restartQueue(queue) : queue)
}
