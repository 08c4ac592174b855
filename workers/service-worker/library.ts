import type { SoundFacts } from '#contracts/sound-facts'
import type { Track, TrackId } from '#contracts/track'

/** What the router needs to know about tracks. */
export interface Library {
  track(id: TrackId): Promise<Pick<Track, 'fingerprint'> | undefined>
  facts(id: TrackId): Promise<SoundFacts | undefined>
  /** Revision of the profile that is heard now. */
  profileRevision(id: TrackId): Promise<string | undefined>
}
