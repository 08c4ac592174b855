import { assertNever } from '#contracts/assert-never'
import { type Seconds, seconds } from '#contracts/units'
import { planCompanion } from './companion'
import { fadeAtEnd, shortestFade } from './crossfade'
import type { Effect } from './effect'
import type { OutputId } from './event'
import { arrangeJoin, upcomingProgramme } from './join'
import { gainFor } from './match-loudness'
import { onNextTrack } from './next-track'
import { differsInIntensity, type Programme, sameProgramme } from './programme'
import { nextInQueue } from './queue'
import {
  isAudible,
  type OutputState,
  type PlayerState,
  playsProgramme,
  playsTrack,
  wantedProgramme,
} from './state'
import { inTurn, type Step } from './step'

/** Clocks report about this often: a fade that begins before the next report is waited for. */
const glance = seconds(0.3)

/**
 * Brings the outputs in line with what is wanted, whatever happened before: this is why the last intent wins. At most
 * two outputs exist, and one that sounds goes on until its successor is ready.
 */
export const reconcile = (state: PlayerState): Step => {
  const wanted = wantedProgramme(state)
  return wanted === null
    ? inTurn(state, [dropOutgoing, dropStandBy, dropLive])
    : inTurn(state, [
        (now) => endFade(now, wanted),
        (now) => dropUseless(now, wanted),
        (now) => takeOver(now, wanted),
        (now) => arrangeStandBy(now, wanted),
        (now) => takeOver(now, wanted),
        (now) => arrangeJoin(now, wanted),
        (now) => arrangeNext(now, wanted),
        tellOutputs,
      ])
}

export const dropStandBy = (state: PlayerState): Step =>
  state.standBy ? [{ ...state, standBy: null }, [{ kind: 'release', output: state.standBy.id }]] : [state, []]

export const dropLive = (state: PlayerState): Step =>
  state.live ? [{ ...state, live: null }, [{ kind: 'release', output: state.live.id }]] : [state, []]

export const dropOutgoing = (state: PlayerState): Step =>
  state.outgoing
    ? [{ ...state, outgoing: null }, [{ kind: 'release', output: state.outgoing.output.id }]]
    : [state, []]

/** A switch or another track needs a stand-by, and two outputs is all there are. */
const endFade = (state: PlayerState, wanted: Programme): Step =>
  playsProgramme(state.live, wanted) ? [state, []] : dropOutgoing(state)

/** A live output is kept while it sounds, or while it will do for the wanted track. */
const dropUseless = (state: PlayerState, wanted: Programme): Step => {
  const { live } = state
  if (!live || isAudible(state) || playsProgramme(live, wanted)) return [state, []]
  const willDo = playsTrack(live, wanted)
    ? live.stage !== 'preparing' || differsInIntensity(live.programme, wanted)
    : false
  return willDo ? [state, []] : dropLive(state)
}

/** Whether a stand-by leads to what is wanted: a drag of the intensity slider is followed step by step. */
const suits = (standBy: OutputState, wanted: Programme): boolean =>
  sameProgramme(standBy.programme, wanted) || differsInIntensity(standBy.programme, wanted)

const takeOver = (state: PlayerState, wanted: Programme): Step => {
  const { live, standBy } = state
  if (!standBy || !suits(standBy, wanted) || playsProgramme(live, wanted)) return [state, []]
  if (live && standBy.stage === 'preparing') return [state, []]
  if (!live || !isAudible(state) || !playsTrack(live, wanted)) return promote(state, standBy)
  if (standBy.stage === 'handing-over') return [state, []]
  return [
    { ...state, standBy: { ...standBy, stage: 'handing-over' } },
    [{ kind: 'hand-over', from: live.id, to: standBy.id }],
  ]
}

/** Another track's sound goes on until the new one is heard. */
const replace = (state: PlayerState, live: OutputState, standBy: OutputState): Step => [
  { ...state, live: { ...standBy, stage: 'ready', told: 'play', from: state.position }, standBy: null },
  [{ kind: 'replace', from: live.id, to: standBy.id }],
]

/** Makes the stand-by the live output where nothing has to be aligned. */
const promote = (state: PlayerState, standBy: OutputState): Step => {
  const { live } = state
  if (live && isAudible(state) && standBy.stage === 'ready' && standBy.from === state.position)
    return replace(state, live, standBy)
  const [without, effects] = dropLive(state)
  const stage = standBy.stage === 'preparing' ? 'preparing' : 'ready'
  const moved: readonly Effect[] =
    standBy.from === state.position ? [] : [{ kind: 'seek', output: standBy.id, position: state.position }]
  return [
    { ...without, live: { ...standBy, stage, from: state.position }, standBy: null },
    [...effects, ...moved],
  ]
}

/** Prepares, keeps or drops the stand-by. */
const arrangeStandBy = (state: PlayerState, wanted: Programme): Step => {
  const { live, standBy } = state
  if (playsProgramme(live, wanted)) return [state, []]
  if (live?.stage === 'preparing' || (standBy && suits(standBy, wanted))) return [state, []]
  const refused = playsTrack(live, wanted) && state.refused && sameProgramme(state.refused, wanted)
  if (refused) return dropStandBy(state)
  return inTurn(state, [dropStandBy, (now) => prepare(now, wanted, now.position)])
}

/**
 * Towards the end of a track the next one waits as stand-by, where it is not joined to it; until then another variant
 * of the same one does. Nothing does in a crossfade.
 */
const arrangeNext = (state: PlayerState, wanted: Programme): Step => {
  if (!playsProgramme(state.live, wanted) || state.outgoing) return [state, []]
  const upcoming = state.intent === 'play' && !state.live?.next ? upcomingProgramme(state) : null
  if (!upcoming || playsProgramme(state.live, upcoming)) return arrangeCompanion(state, wanted)
  if (playsProgramme(state.standBy, upcoming))
    return fadeAtEnd(state) > 0 ? arrangeFade(state, upcoming) : arrangeTurn(state)
  if (state.refused && sameProgramme(state.refused, upcoming)) return dropStandBy(state)
  return inTurn(state, [dropStandBy, (now) => prepare(now, upcoming, seconds(0))])
}

/** A next track that is ready starts by itself when the current one ends. */
const arrangeTurn = (state: PlayerState): Step => {
  const { live, standBy } = state
  if (!live || standBy?.stage !== 'ready' || !isAudible(state)) return [state, []]
  return [
    { ...state, standBy: { ...standBy, stage: 'handing-over' } },
    [{ kind: 'take-turn', from: live.id, to: standBy.id }],
  ]
}

/** A next track that is ready begins beside the end of the current one. */
const arrangeFade = (state: PlayerState, upcoming: Programme): Step => {
  const { live, standBy, duration, position } = state
  if (!live || !standBy || standBy.stage === 'preparing' || !isAudible(state)) return [state, []]
  const [left, length] = [duration - position, fadeAtEnd(state)]
  if (left < shortestFade) return arrangeTurn(state)
  // It was to take its turn at the end before a crossfade was asked for.
  if (standBy.stage === 'handing-over')
    return inTurn(state, [dropStandBy, (now) => prepare(now, upcoming, seconds(0))])
  if (left <= length) return beginFade(state, live, standBy)
  const after = seconds(left - length)
  return [state, after < glance ? [{ kind: 'look-again', output: live.id, after }] : []]
}

/** From here on the next track is the current one, and what ends is heard beside it. */
const beginFade = (state: PlayerState, from: OutputState, to: OutputState): Step => {
  const queue = nextInQueue(state.queue, 'ended')
  if (!queue) return [state, []]
  const length = seconds(Math.min(fadeAtEnd(state), state.duration - state.position))
  const next = onNextTrack(state, queue, { ...to, told: 'play', sounding: 'playing' })
  return [
    { ...next, standBy: null, outgoing: { output: from, length }, comparing: false },
    [{ kind: 'cross-fade', from: from.id, to: to.id, length }],
  ]
}

const arrangeCompanion = (state: PlayerState, wanted: Programme): Step => {
  const plan = planCompanion(state, wanted)
  switch (plan.kind) {
    case 'keep':
      return [state, []]
    case 'none':
      return dropStandBy(state)
    case 'bring': {
      const { position } = state
      return [
        { ...state, standBy: { ...plan.companion, from: position } },
        [{ kind: 'seek', output: plan.companion.id, position }],
      ]
    }
    case 'prepare':
      return inTurn(state, [dropStandBy, (now) => prepare(now, plan.programme, now.position)])
    default:
      return assertNever(plan)
  }
}

const prepare = (state: PlayerState, programme: Programme, from: Seconds): Step => {
  const lastOutput = state.lastOutput + 1
  const id = lastOutput as OutputId
  const standBy: OutputState = {
    id,
    programme,
    from,
    duration: null,
    stage: 'preparing',
    told: 'pause',
    sounding: 'silent',
    gain: gainFor(state, programme),
    next: null,
    unjoined: null,
  }
  const { gain } = standBy
  return [
    { ...state, lastOutput, standBy },
    [{ kind: 'prepare', output: id, programme, position: from, gain }],
  ]
}

const tellOutputs = (state: PlayerState): Step => {
  const { live, outgoing, intent } = state
  const isTold = (output: OutputState | undefined) => !output || output.told === intent
  if (!live || (isTold(live) && isTold(outgoing?.output))) return [state, []]
  const told = (output: OutputState): OutputState => ({
    ...output,
    told: intent,
    sounding: intent === 'pause' ? 'silent' : output.sounding,
  })
  if (!outgoing) return [{ ...state, live: told(live) }, [{ kind: intent, output: live.id }]]
  const { output: from, length } = outgoing
  return [
    { ...state, live: told(live), outgoing: { output: told(from), length } },
    intent === 'play'
      ? [{ kind: 'cross-fade', from: from.id, to: live.id, length }]
      : [live, from].map(({ id }) => ({ kind: 'pause', output: id })),
  ]
}
