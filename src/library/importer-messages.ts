import type { Lyrics } from '#contracts/lyrics'
import type { Problem } from '#contracts/problem'
import type { Track } from '#contracts/track'
import type { ArtworkRecord, PlaceOfCopy } from '#storage/database'
import type { Technical } from './technical'

/** A track that is not in the library yet, and so has no number. */
export type NewTrack = Omit<Track, 'id'>

export type FileOutcome =
  | {
      readonly status: 'ready'
      readonly track: NewTrack
      readonly artwork: ArtworkRecord | null
      readonly lyrics: Lyrics | null
      readonly technical: Technical
      /** Where it was copied to; null when it stays in place. */
      readonly copy: PlaceOfCopy | null
    }
  /** Already in the library, and its file can be read. */
  | { readonly status: 'duplicate' }
  | { readonly status: 'refused'; readonly problem: Problem }

/** Page → importer. `job` comes back with the outcome. */
export type ToImporter = (ImportFile | MakePicture) & { readonly job: number }

export interface ImportFile {
  readonly kind: 'import'
  readonly file: File
  readonly path: string
  /** Words that lay beside it. */
  readonly lyrics: File | null
  /**
   * `copy` it, or `link` it where it stays in place behind a handle: both unless it is listed already. `look` only
   * reads what it is.
   */
  readonly purpose: 'copy' | 'link' | 'look'
  /** When the import began, Unix milliseconds: the same for all its files. */
  readonly addedAt: number
}

/** Asks for the picture a file carries, no larger than this. */
export interface MakePicture {
  readonly kind: 'picture'
  readonly file: File
  /** Pixels of the longer side. */
  readonly side: number
}

export type FromImporter =
  /** A long copy is going on. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly job: number; readonly outcome: FileOutcome }
  /** Null where there is none, or it is damaged. */
  | { readonly kind: 'pictured'; readonly job: number; readonly picture: Blob | null }
  /** It has not all of its parts, and can do nothing. */
  | { readonly kind: 'incomplete' }
