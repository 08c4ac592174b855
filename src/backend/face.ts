import type { CacheReport } from '#contracts/cache-report'
import type { WorkInHand } from '#contracts/engine-work'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { Heard, Taste } from '#contracts/heard'
import type { Problem } from '#contracts/problem'
import type { Fingerprint, TrackId } from '#contracts/track'
import type { Bytes } from '#contracts/units'
import type { Enhanced } from '#contracts/variant'

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
  /** The page itself works with the network off. */
  readonly offline: 'preparing' | 'ready'
  readonly codecs: CodecsState
  /** Tracks being examined and analysed; null while nothing runs. */
  readonly analysis: AnalysisProgress | null
  /** Tracks the engine found unplayable, with the reason. */
  readonly unplayable: ReadonlyMap<TrackId, Problem>
  /** Tracks kept ready at all times, the first pinned first. */
  readonly pinned: ReadonlySet<TrackId>
  /** A new version waits; it never takes over while something plays. */
  readonly updateReady: boolean
}

/** What the player knows of {@link Heard}; the rest is the device's. */
export interface HeardNow extends Omit<Heard, 'thrift'> {
  readonly isPlaying: boolean
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
  /** Keeps a track rendered whole on the disk, in the sound the listener uses, and never evicts it; or no longer. */
  pin(track: TrackId, on: boolean): void
  /** Drops all that was rendered of files that left the library. */
  forget(fingerprints: readonly Fingerprint[]): void
  fetchCodecs(): void
  applyUpdate(): void
}
