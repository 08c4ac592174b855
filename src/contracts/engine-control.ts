import type { WorkInHand } from './engine-work'
import type { EnhancementReport } from './enhancement-report'
import type { Heard, Wishes } from './heard'
import type { Lead } from './lead'
import type { ChunkMeters } from './meters'
import type { Problem } from './problem'
import type { Profile } from './profile'
import type { SoundFacts } from './sound-facts'
import type { TrackId } from './track'
import type { Bytes } from './units'
import type { Enhanced } from './variant'
import type { Wave } from './wave'

/** `player` renders what is heard; `analyst` only measures tracks, on cores that are free. */
export type EngineRole = 'player' | 'analyst'

/** What this browser can, as only the page can tell; given to the engine once at its start. */
export interface PageCapabilities {
  /** MIME types of `format=source` containers that this page's Media Source takes. */
  readonly mseTypes: readonly string[]
  /** Absolute URL the app is served from, ends in a slash. */
  readonly base: string
  /** Web Lock that this engine holds for its life, so that the page learns of its end. */
  readonly life: string
  readonly role: EngineRole
}

export type Examined =
  | { readonly status: 'examined'; readonly facts: SoundFacts }
  | { readonly status: 'unplayable'; readonly problem: Problem }

export type Analysed =
  | { readonly status: 'analysed'; readonly profile: Profile }
  | { readonly status: 'failed'; readonly problem: Problem }

export type Reported =
  | { readonly status: 'reported'; readonly report: EnhancementReport }
  | { readonly status: 'failed'; readonly problem: Problem }

export type Metered =
  | { readonly status: 'metered'; readonly meters: ChunkMeters }
  | { readonly status: 'failed'; readonly problem: Problem }

export type Outlined =
  | { readonly status: 'outlined'; readonly wave: Wave }
  | { readonly status: 'failed'; readonly problem: Problem }

/** Page → engine over comlink. Nothing here carries sound. */
export interface EngineControl {
  /**
   * `onDiskFull` is told each time the disk took no more and what is kept had to shrink; `onLead` is given what the service
   * worker is to hold.
   */
  start(capabilities: PageCapabilities, onDiskFull: () => void, onLead: (lead: Lead) => void): Promise<void>
  ping(): Promise<'pong'>
  /** Finds and stores the facts of a track's sound. */
  examine(track: TrackId): Promise<Examined>
  /** Full analysis in the background; stored before it resolves. `progress` is told the share done, 0 to 1. */
  analyse(track: TrackId, progress: (share: number) => void): Promise<Analysed>
  /** What enhancement does to a track. Its settings are those of the chunks rendered now. */
  report(track: TrackId, variant: Enhanced): Promise<Reported>
  /**
   * What an enhanced chunk reads before and after. Made on demand, while nobody is being served: a chunk rendered
   * again is the same chunk, so that rendering itself pays nothing.
   */
  meters(track: TrackId, variant: Enhanced, index: number): Promise<Metered>
  /**
   * The outline of a track: what is stored, else a sketch made while nobody is being served, with `tell` hearing of
   * it as it grows.
   */
  outline(track: TrackId, tell: (wave: Wave) => void): Promise<Outlined>
  /** Where the listener is: what comes next is rendered ahead. */
  heard(heard: Heard): Promise<void>
  /** What is to be ready whatever plays. */
  wishes(wishes: Wishes): Promise<void>
  /** All work in hand, in no order. */
  work(): Promise<readonly WorkInHand[]>
  /** Fetches the offline codecs (ffmpeg) into the cache ahead of need. */
  fetchCodecs(progress: (done: Bytes, total: Bytes | null) => void): Promise<void>
  /** Gives up fetching them. */
  leaveCodecs(): Promise<void>
}
