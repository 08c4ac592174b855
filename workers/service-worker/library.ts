import type { SoundFacts } from '#contracts/sound-facts'
import type { Fingerprint, TrackId } from '#contracts/track'

/** What is stored of a track; what is not known of it yet is undefined. */
export interface Entry {
  readonly fingerprint: Fingerprint
  readonly facts: SoundFacts | undefined
  /** Revision of the profile that is heard now. */
  readonly profileRevision: string | undefined
}

/** What the router needs to know about tracks. */
export interface Library {
  /** Undefined for a track that is not in the library. */
  entry(id: TrackId): Promise<Entry | undefined>
}
