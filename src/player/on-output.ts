import { assertNever } from '#contracts/assert-never'
import type { Problem } from '#contracts/problem'
import { seconds } from '#contracts/units'
import type { OutputEvent } from './event'
import { onNextTrack } from './next-track'
import { differsInIntensity, differsInTarget, type Programme, rungBelow, sameProgramme } from './programme'
import { advance, skip } from './progress'
import { currentTrack, nextInQueue } from './queue'
import { dropLive, dropOutgoing, dropStandBy, reconcile } from './reconcile'
import {
  clampPosition,
  type Outgoing,
  type OutputState,
  type PlayerState,
  playsProgramme,
  playsTrack,
  wantedProgramme,
} from './state'
import { inTurn, type Step } from './step'

/** What changes when an output has something to say. One that was let go has no say. */
export const onOutput = (state: PlayerState, event: OutputEvent): Step => {
  const { live, standBy, outgoing } = state
  if (standBy?.id === event.output) return onStandBy(state, standBy, event)
  if (live?.id === event.output) return onLive(state, live, event)
  if (outgoing?.output.id === event.output) return onOutgoing(state, outgoing, event)
  return [state, []]
}

const onStandBy = (state: PlayerState, standBy: OutputState, event: OutputEvent): Step => {
  switch (event.kind) {
    case 'output-ready':
      return reconcile(withDuration({ ...state, standBy: ready(standBy, event.duration) }, standBy))
    case 'output-failed':
      return standByFailed(state, standBy, event.problem)
    case 'handed-over':
      return inTurn(state, [
        leaveLive,
        (now) => reconcile(heard({ ...now, live: started(standBy) }, standBy)),
      ])
    // A stand-by is silent: what else its element does is of no consequence.
    case 'output-playing':
    case 'output-waiting':
    case 'output-paused':
    case 'output-resumed':
    case 'output-refused':
    case 'output-ended':
    case 'output-clock':
      return [state, []]
    // One that was live goes on to what was joined to it, also where nobody hears it.
    case 'output-crossed':
      return reconcile({ ...state, standBy: across(standBy, event) })
    case 'output-unjoined':
      return [{ ...state, standBy: { ...standBy, next: null, unjoined: event.programme } }, []]
    default:
      return assertNever(event)
  }
}

const onLive = (state: PlayerState, live: OutputState, event: OutputEvent): Step => {
  switch (event.kind) {
    case 'output-ready':
      return reconcile(withDuration({ ...state, live: ready(live, event.duration) }, live))
    case 'output-failed':
      return liveFailed(state, live, event.problem)
    case 'output-playing':
      return live.told === 'play' ? reconcile(heard({ ...state, live: started(live) }, live)) : [state, []]
    case 'output-waiting':
      return live.told === 'play'
        ? reconcile({ ...state, live: { ...live, sounding: 'waiting' } })
        : [state, []]
    case 'output-paused':
      return reconcile(taken({ ...state, live: silenced(live) }, state))
    case 'output-resumed':
      return givenBack(state, live, { ...state, live: { ...live, told: 'play' } })
    case 'output-refused':
      return reconcile({ ...state, intent: 'pause', needsGesture: true, live: silenced(live) })
    case 'output-ended': {
      const silent: PlayerState = { ...state, live: { ...live, sounding: 'silent' } }
      return isCurrent(state, live) ? advance(silent) : reconcile(silent)
    }
    case 'output-clock':
      return isCurrent(state, live)
        ? reconcile({ ...state, position: clampPosition(state, event.position) })
        : [state, []]
    case 'output-crossed':
      return crossed(state, live, event)
    case 'output-unjoined':
      return reconcile({ ...state, live: { ...live, next: null, unjoined: event.programme } })
    case 'handed-over':
      return [state, []]
    default:
      return assertNever(event)
  }
}

/** What fades out says when that is over; the system pauses and resumes it as it does the other one. */
const onOutgoing = (state: PlayerState, { output, length }: Outgoing, event: OutputEvent): Step => {
  switch (event.kind) {
    case 'output-ended':
    case 'output-failed':
    case 'output-refused':
    case 'output-crossed':
      return inTurn(state, [dropOutgoing, reconcile])
    case 'output-paused':
      return reconcile(taken({ ...state, outgoing: { output: silenced(output), length } }, state))
    case 'output-resumed':
      return givenBack(state, output, { ...state, outgoing: { output: { ...output, told: 'play' }, length } })
    case 'output-ready':
    case 'output-playing':
    case 'output-waiting':
    case 'output-clock':
    case 'output-unjoined':
    case 'handed-over':
      return [state, []]
    default:
      return assertNever(event)
  }
}

/** The system pauses what is heard. */
const taken = (silent: PlayerState, { interrupted, intent }: PlayerState): PlayerState => ({
  ...silent,
  intent: 'pause',
  interrupted: interrupted || intent === 'play',
})

/** The system starts an output again; only what it took itself may go on. */
const givenBack = (state: PlayerState, { id }: OutputState, sounding: PlayerState): Step => {
  if (state.intent === 'play') return [state, []]
  return state.interrupted
    ? reconcile({ ...sounding, intent: 'play', interrupted: false })
    : [state, [{ kind: 'pause', output: id }]]
}

/**
 * What was left is at hand for the way back. Another track is not, nor a place the intensity slider came by, nor what
 * landed on another target.
 */
const isWayBack = (left: Programme, heard: Programme): boolean =>
  left.track === heard.track && !differsInIntensity(left, heard) && !differsInTarget(left, heard)

const leaveLive = (state: PlayerState): Step => {
  const { live, standBy, position } = state
  if (!live || !standBy || !isWayBack(live.programme, standBy.programme))
    return inTurn({ ...state, standBy: null }, [dropLive])
  return [{ ...state, standBy: { ...silenced(live), stage: 'ready', from: position } }, []]
}

const ready = (output: OutputState, duration: OutputState['duration']): OutputState => ({
  ...output,
  duration,
  stage: output.stage === 'preparing' ? 'ready' : output.stage,
})

const started = (output: OutputState): OutputState => ({
  ...output,
  stage: 'ready',
  told: 'play',
  sounding: 'playing',
})

type Crossed = Extract<OutputEvent, { kind: 'output-crossed' }>

const across = (output: OutputState, { programme, duration }: Crossed): OutputState => ({
  ...output,
  programme,
  duration,
  from: seconds(0),
  next: null,
  unjoined: null,
})

/** The border between two tracks was heard: the queue goes on with it. */
const crossed = (state: PlayerState, live: OutputState, event: Crossed): Step => {
  const { programme } = event
  const on = across(live, event)
  if (!isCurrent(state, live)) return reconcile({ ...state, live: on })
  const queue = nextInQueue(state.queue, 'ended')
  if (!queue || currentTrack(queue)?.id !== programme.track) {
    // The queue was changed at the last moment, too late to take the sound away.
    return inTurn(state, [dropLive, advance])
  }
  return reconcile(onNextTrack(state, queue, on))
}

const silenced = (output: OutputState): OutputState => ({ ...output, told: 'pause', sounding: 'silent' })

const isCurrent = (state: PlayerState, output: OutputState): boolean => {
  const wanted = wantedProgramme(state)
  return wanted !== null && playsTrack(output, wanted)
}

/** The stream knows a track's length better than its tags. */
const withDuration = (state: PlayerState, output: OutputState): PlayerState => {
  const known = [state.live, state.standBy].find((one) => one?.id === output.id)?.duration
  if (!known || !isCurrent(state, output)) return state
  const measured = { ...state, duration: known }
  return { ...measured, position: clampPosition(measured, state.position) }
}

const heard = (state: PlayerState, output: OutputState): PlayerState =>
  isCurrent(state, output) ? { ...state, heard: true, failures: 0 } : state

/** The next form of original sound to try for this track, if the failure lay in the form. */
const fallen = (state: PlayerState, { programme }: OutputState, problem: Problem): PlayerState | null => {
  const rung = rungBelow(programme.variant, problem.code)
  return rung && { ...state, fallen: new Map(state.fallen).set(programme.track, rung) }
}

const standByFailed = (state: PlayerState, standBy: OutputState, problem: Problem): Step => {
  const lower = fallen(state, standBy, problem)
  if (lower) return inTurn(lower, [dropStandBy, reconcile])
  const wanted = wantedProgramme(state)
  const isNextTrack = wanted !== null && !playsTrack(standBy, wanted)
  const isForSwitch = wanted !== null && playsTrack(state.live, wanted)
  const refused: PlayerState = { ...state, refused: standBy.programme }
  if (isNextTrack) return inTurn(refused, [dropStandBy, reconcile])
  if (!isForSwitch) return inTurn(state, [dropStandBy, (now) => skip(now, problem)])
  const isWanted = wanted !== null && sameProgramme(standBy.programme, wanted)
  const title = currentTrack(state.queue)?.title ?? ''
  const isCompanion = playsProgramme(state.live, wanted)
  const shown: PlayerState = isWanted
    ? { ...refused, problem: { ...problem, title } }
    : isCompanion
      ? refused
      : state
  return inTurn(shown, [dropStandBy, reconcile])
}

/** A live output that breaks is replaced once at the same place, in a lower form if that may help. */
const liveFailed = (state: PlayerState, live: OutputState, problem: Problem): Step => {
  if (!isCurrent(state, live)) return inTurn(state, [dropLive, reconcile])
  const lower = fallen(state, live, problem)
  if (lower) return inTurn(lower, [dropLive, reconcile])
  const track = live.programme.track
  const wasReady = live.stage !== 'preparing'
  return wasReady && state.retried !== track
    ? inTurn({ ...state, retried: track, refused: null }, [dropLive, reconcile])
    : inTurn(state, [dropLive, (now) => skip(now, problem)])
}
