import type { Problem } from '#contracts/problem'
import type { TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import type { Seconds } from '#contracts/units'
import type { Enhanced, OriginalFormat } from '#contracts/variant'
import type {
  Enhancement,
  LoudnessPair,
  PlayableTrack,
  RememberedChoices,
  RememberScope,
  Repeat,
  Session,
} from './face'
import type { Level } from './output/output'
import type { Programme } from './programme'

/** Names one output for its whole life, never reused: an answer from any other one than the two kept is stale. */
export type OutputId = number & { readonly __outputId: true }

/** What the listener asks for, by hand, key or lock screen, or what was kept for them. */
export type ListenerEvent =
  | { readonly kind: 'tracks-chosen'; readonly tracks: readonly PlayableTrack[]; readonly startAt: number }
  | { readonly kind: 'tracks-added'; readonly tracks: readonly PlayableTrack[] }
  | { readonly kind: 'tracks-put-next'; readonly tracks: readonly PlayableTrack[] }
  | { readonly kind: 'track-removed'; readonly track: TrackId }
  /** Indices into the line the listener sees. */
  | { readonly kind: 'entry-moved'; readonly from: number; readonly to: number }
  | { readonly kind: 'entry-removed'; readonly index: number }
  | { readonly kind: 'jump-asked'; readonly index: number }
  | { readonly kind: 'queue-cleared' }
  | { readonly kind: 'play-asked' }
  | { readonly kind: 'pause-asked' }
  | { readonly kind: 'toggle-asked' }
  | { readonly kind: 'seek-asked'; readonly position: Seconds }
  | { readonly kind: 'next-asked' }
  | { readonly kind: 'previous-asked' }
  | { readonly kind: 'enhancement-chosen'; readonly enhancement: Partial<Enhancement> }
  | { readonly kind: 'remember-asked'; readonly scope: RememberScope }
  | { readonly kind: 'choices-recalled'; readonly remembered: RememberedChoices }
  | { readonly kind: 'compare-asked'; readonly held: boolean }
  | { readonly kind: 'matching-chosen'; readonly matchLoudness: boolean }
  | {
      readonly kind: 'loudness-known'
      readonly track: TrackId
      readonly variant: Enhanced
      readonly target: TargetLoudness
      readonly loudness: LoudnessPair
    }
  | { readonly kind: 'target-chosen'; readonly target: TargetLoudness }
  /** The system takes the sound, for a call, and gives it back. */
  | { readonly kind: 'interruption-began' }
  | { readonly kind: 'interruption-ended' }
  | { readonly kind: 'session-restored'; readonly session: Session }
  | { readonly kind: 'format-chosen'; readonly format: OriginalFormat }
  | { readonly kind: 'level-chosen'; readonly level: Partial<Level> }
  | { readonly kind: 'shuffle-chosen'; readonly shuffle: boolean }
  | { readonly kind: 'crossfade-chosen'; readonly crossfade: Seconds }
  | { readonly kind: 'repeat-chosen'; readonly repeat: Repeat }

/** What an output, or the handover to one, has to say. */
export type OutputEvent =
  | { readonly kind: 'output-ready'; readonly output: OutputId; readonly duration: Seconds }
  | { readonly kind: 'output-failed'; readonly output: OutputId; readonly problem: Problem }
  | { readonly kind: 'output-playing'; readonly output: OutputId }
  | { readonly kind: 'output-waiting'; readonly output: OutputId }
  /** Paused by the browser or the system, not by the player. */
  | { readonly kind: 'output-paused'; readonly output: OutputId }
  /** The system gives back what it had paused. */
  | { readonly kind: 'output-resumed'; readonly output: OutputId }
  /** The browser wants a gesture before it plays. */
  | { readonly kind: 'output-refused'; readonly output: OutputId }
  | { readonly kind: 'output-ended'; readonly output: OutputId }
  | { readonly kind: 'output-clock'; readonly output: OutputId; readonly position: Seconds }
  /** It went on to what followed, without a break. */
  | {
      readonly kind: 'output-crossed'
      readonly output: OutputId
      readonly programme: Programme
      readonly duration: Seconds
    }
  /** What it was to go on to has to be played by another output. */
  | { readonly kind: 'output-unjoined'; readonly output: OutputId; readonly programme: Programme }
  /** The stand-by sounds now, the output before it is silent. */
  | { readonly kind: 'handed-over'; readonly output: OutputId }

export type PlayerEvent = ListenerEvent | OutputEvent
