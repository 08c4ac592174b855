import { assertNever } from '#contracts/assert-never'
import { seconds } from '#contracts/units'
import type { ListenerEvent } from './event'
import type { PlayableTrack } from './face'
import { begin, seekLive, stop } from './progress'
import {
  chooseTracks,
  currentTrack,
  jumpTo,
  nextInQueue,
  previousInQueue,
  type Queue,
  restartQueue,
  setShuffle,
} from './queue'
import { addTracks, clearAround, moveEntry, playNext, removeEntry, removeTrack } from './queue-edits'
import { inTurn, reconcile, type Step } from './reconcile'
import { clampPosition, type PlayerState } from './state'

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
      return reconcile({ ...state, intent: 'pause' })
    case 'toggle-asked':
      return state.intent === 'play' ? reconcile({ ...state, intent: 'pause' }) : play(state)
    case 'seek-asked':
      return seek(state, event.position)
    case 'next-asked':
      return goOn(state)
    case 'previous-asked':
      return goBack(state)
    case 'enhancement-chosen':
      return reconcile({ ...answered(state), enhancement: { ...state.enhancement, ...event.enhancement } })
    case 'format-chosen':
      return reconcile({ ...answered(state), originalFormat: event.format })
    case 'level-chosen': {
      const level = { ...state.level, ...event.level }
      return [{ ...state, level }, [{ kind: 'set-level', level }]]
    }
    case 'shuffle-chosen':
      return reconcile({ ...state, queue: setShuffle(state.queue, event.shuffle) })
    case 'repeat-chosen':
      return reconcile({ ...state, queue: { ...state.queue, repeat: event.repeat } })
    default:
      return assertNever(event)
  }
}

const answered = (state: PlayerState): PlayerState => ({ ...state, problem: null, refused: null })

/** The listener wants to hear this place of the queue. */
const choose = (state: PlayerState, queue: Queue): Step =>
  begin({ ...answered(state), intent: 'play', needsGesture: false, failures: 0, heard: false }, queue)

const play = (state: PlayerState): Step => {
  switch (state.phase) {
    case 'active':
      return reconcile({ ...answered(state), intent: 'play', needsGesture: false })
    case 'failed':
      return choose(state, state.queue)
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
  const moved: PlayerState = { ...state, phase: 'active', position: clampPosition(state, to) }
  return inTurn(moved, [seekLive, reconcile])
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
