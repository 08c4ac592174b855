import { decibels } from '#contracts/units'
import type { Variant } from '#contracts/variant'
import { enhancementOf, scopeOf } from './choices'
import type { Playback, PlayerView } from './face'
import { sameProgramme } from './programme'
import { currentTrack, upcomingTrack } from './queue'
import { type PlayerState, playsProgramme, playsTrack, wantedProgramme } from './state'

const restingAs = {
  idle: 'idle',
  active: 'idle',
  resting: 'paused',
  ended: 'ended',
  failed: 'failed',
} as const satisfies Record<PlayerState['phase'], Playback>

const playbackOf = (state: PlayerState): Playback => {
  const wanted = wantedProgramme(state)
  if (!wanted) return restingAs[state.phase]
  const { live, refused } = state
  if (state.intent === 'pause') return 'paused'
  if (live?.sounding !== 'playing' || !playsTrack(live, wanted)) return 'loading'
  const settled = playsProgramme(live, wanted) || (refused !== null && sameProgramme(refused, wanted))
  return settled ? 'playing' : 'switching'
}

const heardAs = (state: PlayerState): Variant | null => {
  const wanted = wantedProgramme(state)
  return wanted && state.live && playsTrack(state.live, wanted) ? state.live.programme.variant : null
}

/** What a face shows of a state. */
export const viewOf = (state: PlayerState): PlayerView => ({
  playback: playbackOf(state),
  track: currentTrack(state.queue),
  duration: state.duration,
  enhancement: enhancementOf(state, currentTrack(state.queue)),
  rememberedFor: scopeOf(state, currentTrack(state.queue)),
  enhancementForAll: state.enhancement,
  remembered: state.remembered,
  comparing: state.comparing,
  matchLoudness: state.matchLoudness,
  crossfade: state.crossfade,
  canCrossfade: state.device.canSetVolume,
  matchingGain: state.live?.gain ?? decibels(0),
  heardAs: heardAs(state),
  originalFormat: state.originalFormat,
  target: state.target,
  volume: state.level.volume,
  muted: state.level.muted,
  shuffle: state.queue.shuffle,
  repeat: state.queue.repeat,
  queue: state.queue.line,
  queueIndex: state.queue.cursor,
  upcoming: upcomingTrack(state.queue),
  problem: state.problem,
  needsGesture: state.needsGesture,
})

/** A view is replaced only when something in it changed. */
export const sameView = (a: PlayerView, b: PlayerView): boolean => {
  const keys = Object.keys(a) as (keyof PlayerView)[]
  return keys.every((key) => a[key] === b[key])
}
