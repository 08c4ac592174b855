import { type TargetLoudness, targets } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { type Decibels, type Seconds, seconds } from '#contracts/units'
import type { OriginalFormat } from '#contracts/variant'
import { enhancementOf, noChoices } from './choices'
import type { OutputId } from './event'
import type { Enhancement, PlayableTrack, PlayerView, RememberedChoices } from './face'
import type { KnownLoudness } from './loudness'
import type { Level } from './output/output'
import { type Programme, type Rung, sameProgramme, variantFor } from './programme'
import { currentTrack, emptyQueue, type Queue } from './queue'
import type { Settings } from './settings'

type Intent = 'play' | 'pause'

/** An output whose track has ended for the listener, heard beside the next one until it is faded out. */
export interface Outgoing {
  readonly output: OutputState
  readonly length: Seconds
}

export interface OutputState {
  readonly id: OutputId
  readonly programme: Programme
  /** Where it was prepared, or taken to. */
  readonly from: Seconds
  /** Known once it is ready. */
  readonly duration: Seconds | null
  readonly stage: 'preparing' | 'ready' | 'handing-over'
  /** What it was last told to do. */
  readonly told: Intent
  readonly sounding: 'silent' | 'playing' | 'waiting'
  /** What it goes on to without a break. */
  readonly next: Programme | null
  /** What it cannot go on to. */
  readonly unjoined: Programme | null
  /** What it is lowered by, for a fair comparison. */
  readonly gain: Decibels
}

/** What this browser can do. */
export interface Device {
  /** Media Source Extensions, managed or not. */
  readonly mediaSource: boolean
  /** False where the system alone sets the volume (iOS). */
  readonly canSetVolume: boolean
}

export interface PlayerState {
  readonly queue: Queue
  readonly intent: Intent
  /** Only while `active` does the current track want an output. `resting`: brought back, not wanted yet. */
  readonly phase: 'idle' | 'resting' | 'active' | 'ended' | 'failed'
  /** Chosen for all tracks that nothing else was chosen for. */
  readonly enhancement: Enhancement
  readonly remembered: RememberedChoices
  /** The other side of the switch is heard for as long as it is held. */
  readonly comparing: boolean
  readonly matchLoudness: boolean
  readonly loudness: KnownLoudness
  /** How long a track and the next one are heard together, 0 for not at all. */
  readonly crossfade: Seconds
  readonly originalFormat: OriginalFormat
  /** Where enhanced sound lands. */
  readonly target: TargetLoudness
  readonly level: Level
  readonly device: Device
  /** What the listener hears, or will as soon as it is ready. */
  readonly live: OutputState | null
  /** Prepared in silence, for a switch or for the next track. */
  readonly standBy: OutputState | null
  /** In a crossfade, what fades out beside `live`. There is no stand-by then. */
  readonly outgoing: Outgoing | null
  /** Number of the last output made. */
  readonly lastOutput: number
  /** In the current track. */
  readonly position: Seconds
  /** Of the current track, 0 while unknown. */
  readonly duration: Seconds
  readonly fallen: ReadonlyMap<TrackId, Rung>
  /** A programme that failed while another one goes on: not tried again until the listener chooses anew. */
  readonly refused: Programme | null
  /** The track whose output broke and was given a second chance. */
  readonly retried: TrackId | null
  /** Tracks skipped in a row. */
  readonly failures: number
  /** Something sounded since the listener last chose a track. */
  readonly heard: boolean
  readonly problem: PlayerView['problem']
  readonly needsGesture: boolean
  /** The system paused, not the listener: what it took it may give back. */
  readonly interrupted: boolean
}

export const initialState = (settings: Settings, device: Device, seed: number): PlayerState => ({
  queue: emptyQueue(seed, settings.shuffle, settings.repeat),
  intent: 'pause',
  phase: 'idle',
  enhancement: settings.enhancement,
  remembered: noChoices,
  comparing: false,
  matchLoudness: settings.matchLoudness,
  loudness: new Map(),
  crossfade: settings.crossfade,
  originalFormat: settings.originalFormat,
  target: targets[0],
  level: { volume: settings.volume, muted: settings.muted },
  device,
  live: null,
  standBy: null,
  outgoing: null,
  lastOutput: 0,
  position: seconds(0),
  duration: seconds(0),
  fallen: new Map(),
  refused: null,
  retried: null,
  failures: 0,
  heard: false,
  problem: null,
  needsGesture: false,
  interrupted: false,
})

/** What a track sounds as by all that was chosen. */
export const programmeFor = (
  state: PlayerState,
  track: PlayableTrack,
  enhancement: Enhancement = enhancementOf(state, track),
): Programme => ({
  track: track.id,
  variant: variantFor(track.id, {
    enhancement,
    originalFormat: state.originalFormat,
    mediaSource: state.device.mediaSource,
    fallen: state.fallen,
  }),
  target: enhancement.enabled ? state.target : null,
})

/** What the listener should be hearing by all that was asked, or null. */
export const wantedProgramme = (state: PlayerState): Programme | null => {
  const track = currentTrack(state.queue)
  if (!track || state.phase !== 'active') return null
  const chosen = enhancementOf(state, track)
  return programmeFor(state, track, state.comparing ? { ...chosen, enabled: !chosen.enabled } : chosen)
}

export const isAudible = (state: PlayerState): boolean =>
  state.intent === 'play' && state.live?.sounding === 'playing'

export const playsTrack = (output: OutputState | null, programme: Programme): boolean =>
  output?.programme.track === programme.track

export const playsProgramme = (output: OutputState | null, programme: Programme): boolean =>
  output !== null && sameProgramme(output.programme, programme)

/** True while the listener waits to hear what was asked for. */
export const isAwaited = (state: PlayerState): boolean => {
  const wanted = wantedProgramme(state)
  const isHeard = wanted === null || (isAudible(state) && playsProgramme(state.live, wanted))
  return state.intent === 'play' && !isHeard
}

/** Puts a position into the current track. */
export const clampPosition = (state: PlayerState, position: number): Seconds => {
  const end = state.duration > 0 ? state.duration : Number.MAX_SAFE_INTEGER
  return seconds(Number.isFinite(position) ? Math.max(0, Math.min(position, end)) : 0)
}
