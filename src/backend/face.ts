import type { CacheReport, ServedFrom } from '#contracts/cache-report'
import type { WorkInHand } from '#contracts/engine-work'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { Heard, Taste } from '#contracts/heard'
import type { ChunkMeters } from '#contracts/meters'
import type { Problem } from '#contracts/problem'
import type { TargetLoudness } from '#contracts/profile'
import type { SoundFacts } from '#contracts/sound-facts'
import type { Fingerprint, TrackId } from '#contracts/track'
import type { Bytes, Seconds } from '#contracts/units'
import type { Enhanced, Variant } from '#contracts/variant'
import type { Wave } from '#contracts/wave'

export type CodecsState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'fetching'; readonly done: Bytes; readonly total: Bytes | null }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed' }

export interface AnalysisProgress {
  /** Tracks. */
  readonly done: number
  readonly total: number
  /** Of all the work, 0 to 1: moves within a long track too. */
  readonly share: number
}

/** How the in-browser backend stands: the service worker, what works offline, and background work. */
export interface BackendView {
  /** `unavailable`: this browser gives no service worker here (private modes, plain http). */
  readonly service: 'starting' | 'ready' | 'unavailable'
  /** Why it is unavailable. */
  readonly serviceProblem: Problem | null
  /** The page itself works with the network off. */
  readonly offline: 'preparing' | 'ready'
  readonly codecs: CodecsState
  /** Tracks being examined and analysed; null while nothing runs. */
  readonly analysis: AnalysisProgress | null
  /** Tracks the engine found unplayable, with the reason. */
  readonly unplayable: ReadonlyMap<TrackId, Problem>
  /** Tracks kept ready at all times, the first pinned first. */
  readonly pinned: ReadonlySet<TrackId>
  /** The disk took no more since this page began: less that is rendered is kept. */
  readonly diskFull: boolean
  /** Where every preset lands. */
  readonly target: TargetLoudness
  /** A new version waits; it never takes over while something plays. */
  readonly updateReady: boolean
  /** A part of the page that was wanted could not be loaded. */
  readonly pageProblem: Problem | null
}

/** What the player knows of {@link Heard}; the rest is the device's. */
export interface HeardNow extends Omit<Heard, 'thrift'> {
  readonly isPlaying: boolean
}

/** The form a sound is served in, and out of which tier. */
export interface Served {
  /** MIME type with codecs. */
  readonly format: string
  /** Null for original sound: it is read from the file and not kept. */
  readonly tier: ServedFrom | null
}

/** The page's end of the backend. A new view object after every change. */
export interface Backend {
  view(): BackendView
  subscribe(listener: (view: BackendView) => void): () => void
  /** Where the listener is now; soon forgotten if the engine is just restarting. */
  heard(heard: HeardNow): void
  /** The sound the listener has chosen, whatever plays. */
  prefers(taste: Taste): void
  /** The engine's work in hand; null when it does not say. */
  work(): Promise<readonly WorkInHand[] | null>
  /** What the tiers hold now; null when the service worker does not say. */
  cacheReport(): Promise<CacheReport | null>
  /** Frees all that is rendered; the library stays. */
  emptyCache(): Promise<void>
  /** What enhancement does to a track; null when the engine cannot tell. */
  report(track: TrackId, variant: Enhanced): Promise<EnhancementReport | null>
  /** Leaves off analysing what nobody listens to, until the next visit. */
  rest(): void
  /** Keeps a track rendered whole on the disk, in the sound the listener uses, and never evicts it; or no longer. */
  pin(track: TrackId, on: boolean): void
  /** How much of each pinned track is ready, 0 to 1. */
  readyShares(): Promise<ReadonlyMap<TrackId, number>>
  /** Whether there is power to get more of them ready. */
  fillsPins(): boolean
  /** The outline of a track, more than once while it gets finer; returns the way to stop. */
  outline(track: TrackId, listener: (wave: Wave) => void): () => void
  /** What an enhanced chunk reads before and after; null when the engine cannot tell. */
  meters(track: TrackId, variant: Enhanced, index: number): Promise<ChunkMeters | null>
  /** What a track's sound truly is; null when it cannot be read. */
  soundFacts(track: TrackId): Promise<SoundFacts | null>
  /** How a variant leaves the backend, at a place in the track; null when the service worker does not say. */
  served(track: TrackId, variant: Variant, position: Seconds): Promise<Served | null>
  /** Where every preset lands from the next rendering on; told by the view once it is kept. */
  setTargetLoudness(target: TargetLoudness): Promise<void>
  /** Drops all that was rendered of files that left the library. */
  forget(fingerprints: readonly Fingerprint[]): void
  fetchCodecs(): void
  /** Gives the download up; it is not begun again unless the listener asks for it. */
  leaveCodecs(): void
  /** Lets the new version take over and loads the page again. */
  applyUpdate(): void
  /** Not now: it comes with the next visit. Of a newer one the listener is told again. */
  declineUpdate(): void
}
