import { type Decibels, decibels } from '#contracts/units'
import { enhancementOf } from './choices'
import { matchingGain } from './loudness'
import type { Programme } from './programme'
import { currentTrack, upcomingTrack } from './queue'
import type { OutputState, PlayerState } from './state'
import type { Step } from './step'

/** What an output of this programme is lowered by now. Comparing asks for it whatever was chosen. */
export const gainFor = (state: PlayerState, programme: Programme): Decibels => {
  if (!state.device.canSetVolume || !(state.matchLoudness || state.comparing)) return decibels(0)
  const [current, upcoming] = [currentTrack(state.queue), upcomingTrack(state.queue)]
  const track = [current, upcoming].find((one) => one?.id === programme.track) ?? null
  const { preset, intensity } = enhancementOf(state, track)
  const variant = { mode: 'enhanced', preset, intensity } as const
  return matchingGain(state.loudness, programme, { track: programme.track, variant, target: state.target })
}

/** Brings the gains of both outputs in line with what is known and wanted. */
export const matchOutputs = (state: PlayerState): Step => {
  const [live, standBy] = [matched(state, state.live), matched(state, state.standBy)]
  if (live === state.live && standBy === state.standBy) return [state, []]
  const effects = [live, standBy].flatMap((output) =>
    output && output !== state.live && output !== state.standBy
      ? [{ kind: 'set-gain', output: output.id, gain: output.gain } as const]
      : [],
  )
  return [{ ...state, live, standBy }, effects]
}

const matched = (state: PlayerState, output: OutputState | null): OutputState | null => {
  if (!output) return null
  const gain = gainFor(state, output.programme)
  return gain === output.gain ? output : { ...output, gain }
}
