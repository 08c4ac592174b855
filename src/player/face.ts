import type { Problem } from '#contracts/problem'
import type { TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { type Decibels, type Lufs, type Seconds, seconds } from '#contracts/units'
import type { Enhanced, Intensity, OriginalFormat, Preset, Variant } from '#contracts/variant'

/** The most that {@link Player.setCrossfade} takes. */
export const longestCrossfade = seconds(12)

/** What the player needs of a track to play it and to show it on a lock screen. */
export interface PlayableTrack {
  readonly id: TrackId
  readonly title: string
  readonly artist: string
  readonly album: string
  /** Names the album, for a choice remembered for all of it (`albumKeyOf` in the contracts); null without one. */
  readonly albumKey: string | null
  /** From the tags; replaced by the exact length once the stream says it. */
  readonly duration: Seconds | null
}

/**
 * Mirrored in `document.documentElement.dataset.playback`. `loading`: the current track is wanted and does not sound
 * yet; `switching`: it sounds, and will do so in another variant in a moment. A paused player is `paused` throughout,
 * so a button pauses in `loading`, `playing` and `switching`, and plays in all others.
 */
export type Playback = 'idle' | 'loading' | 'playing' | 'paused' | 'switching' | 'ended' | 'failed'

export type Repeat = 'off' | 'all' | 'one'

export interface Enhancement {
  readonly enabled: boolean
  readonly preset: Preset
  readonly intensity: Intensity
}

/** Where a choice of enhancement is kept: for one track, for its album, or for whatever has no choice of its own. */
export type RememberScope = 'track' | 'album' | 'always'

/** Choices kept for single tracks and, by {@link PlayableTrack.albumKey}, for albums. The nearest one is heard. */
export interface RememberedChoices {
  readonly tracks: ReadonlyMap<TrackId, Enhancement>
  readonly albums: ReadonlyMap<string, Enhancement>
}

/** How loud a track is, and how loud one enhanced variant of it is; null for silence. */
export interface LoudnessPair {
  readonly before: Lufs | null
  readonly after: Lufs | null
}

/** The queue and the place in it, as they outlive a visit. */
export interface Session {
  /** As the listener gave them. */
  readonly tracks: readonly PlayableTrack[]
  /** Indices into `tracks`: the order they are heard in. */
  readonly order: readonly number[]
  /** Index into `order`, -1 when nothing was chosen. */
  readonly index: number
  readonly position: Seconds
}

/** A snapshot of everything a face shows. A new object whenever something in it changed. */
export interface PlayerView {
  readonly playback: Playback
  readonly track: PlayableTrack | null
  readonly duration: Seconds
  /** The form the current track is heard in at this moment; null while it does not sound and was not begun. */
  readonly heardAs: Variant | null
  /** What was chosen for the current track; the switch shows this also while the other side is held to compare. */
  readonly enhancement: Enhancement
  /** Where {@link enhancement} of the current track comes from, and where a change of it is kept. */
  readonly rememberedFor: RememberScope
  /** What is heard of tracks that nothing is remembered for. */
  readonly enhancementForAll: Enhancement
  readonly remembered: RememberedChoices
  /** {@link Player.compare} is held: the other side of the switch is heard. */
  readonly comparing: boolean
  /** The louder of original and enhanced is lowered, so that a switch changes the sound and not its volume. */
  readonly matchLoudness: boolean
  /** What the sound heard now is lowered by for that, 0 or less. */
  readonly matchingGain: Decibels
  /** How long the end of a track and the start of the next are heard together, 0 to 12 s; never within an album. */
  readonly crossfade: Seconds
  /** False where the system alone sets the volume: there is no crossfade then. */
  readonly canCrossfade: boolean
  /** What original mode prefers: the source's own packets, or compact WebM/Opus. */
  readonly originalFormat: OriginalFormat
  /** Where enhanced sound lands. */
  readonly target: TargetLoudness
  readonly volume: number
  readonly muted: boolean
  readonly shuffle: boolean
  readonly repeat: Repeat
  /** In the order it is heard in, also when shuffled. */
  readonly queue: readonly PlayableTrack[]
  /** Index into `queue` of the current track, -1 when idle. */
  readonly queueIndex: number
  /** What follows the current track by itself, also under shuffle and repeat; null at the end. */
  readonly upcoming: PlayableTrack | null
  /** The last problem, with the title of its track; null after the listener's next choice or the next track's own end. */
  readonly problem: (Problem & { readonly title: string }) | null
  /** The browser refused to start sound without a gesture. */
  readonly needsGesture: boolean
}

/** The one owner of audible sound. */
export interface Player {
  view(): PlayerView
  /** Calls back after every change of the view; returns the way to stop. */
  subscribe(listener: (view: PlayerView) => void): () => void
  /** Track time of what is heard now; cheap enough for every animation frame. */
  position(): Seconds
  playTracks(tracks: readonly PlayableTrack[], startAt: number): void
  /** They are heard right after the current track, in this order. */
  playNext(tracks: readonly PlayableTrack[]): void
  /** They are heard last. */
  addToQueue(tracks: readonly PlayableTrack[]): void
  /** Plays the entry at an index into {@link PlayerView.queue}, from its start. */
  jumpTo(index: number): void
  /** Moves an entry to the index it has afterwards; what plays goes on. Indices as in {@link PlayerView.queue}. */
  moveInQueue(from: number, to: number): void
  /** Takes one entry out by its index; where it was the current one, what followed it is played. */
  removeFromQueueAt(index: number): void
  /** Takes every entry of a track out, as when it leaves the library. */
  removeFromQueue(id: TrackId): void
  /** Takes everything out but what plays. */
  clearQueue(): void
  toggle(): void
  play(): void
  pause(): void
  seek(position: Seconds): void
  next(): void
  previous(): void
  setEnhanced(enabled: boolean): void
  setPreset(preset: Preset): void
  setIntensity(intensity: Intensity): void
  /**
   * Keeps what is heard of the current track in this scope, and forgets what was kept nearer to it: a control of three
   * shows {@link PlayerView.rememberedFor} and calls this. From then on changes of switch, preset and intensity are kept
   * there. `album` does nothing for a track without one.
   */
  rememberFor(scope: RememberScope): void
  /** Brings back what was kept in an earlier visit. */
  recall(remembered: RememberedChoices): void
  /**
   * Press and hold: while `held`, the other side of the switch is heard, as loud as this one. Lets go by itself when the
   * pointer or key is let go anywhere, the page is left or hidden, the track changes or anything is chosen anew.
   */
  compare(held: boolean): void
  setMatchLoudness(on: boolean): void
  setCrossfade(length: Seconds): void
  /** Tells the figures of a track that {@link PlayerView.matchLoudness} needs. */
  loudnessKnown(track: TrackId, variant: Enhanced, target: TargetLoudness, loudness: LoudnessPair): void
  /** The backend renders to this target by now: what is heard hands over to that. */
  landOn(target: TargetLoudness): void
  setOriginalFormat(format: OriginalFormat): void
  setVolume(volume: number): void
  setMuted(muted: boolean): void
  setShuffle(shuffle: boolean): void
  setRepeat(repeat: Repeat): void
  session(): Session
  /** Brings an earlier session back, paused at its place. Ignored once the listener has chosen something. */
  restore(session: Session): void
  dispose(): void
}
