import type { Problem } from '#contracts/problem'
import type { Track } from '#contracts/track'
import type { ArtworkRecord, PlaceOfCopy } from '#storage/database'

/** A track that is not in the library yet, and so has no number. */
export type NewTrack = Omit<Track, 'id'>

export type FileOutcome =
  | {
      readonly status: 'ready'
      readonly track: NewTrack
      readonly artwork: ArtworkRecord | null
      /** Where it was copied to; null when it stays in place. */
      readonly copy: PlaceOfCopy | null
    }
  /** Already in the library, and its file can be read. */
  | { readonly status: 'duplicate' }
  | { readonly status: 'refused'; readonly problem: Problem }

/** Page → importer. `job` comes back with the outcome. */
export interface ToImporter {
  readonly kind: 'import'
  readonly job: number
  readonly file: File
  readonly path: string
  /** False when the file stays in place behind a handle. */
  readonly copy: boolean
  /** When the import began, Unix milliseconds: the same for all its files. */
  readonly addedAt: number
}

export type FromImporter =
  /** A long copy is going on. */
  { readonly kind: 'alive' } | { readonly kind: 'done'; readonly job: number; readonly outcome: FileOutcome }
