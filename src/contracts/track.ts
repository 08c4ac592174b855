import type { Bytes, Milliseconds, Seconds } from './units'

declare const trackId: unique symbol
/** A track of the library: a positive integer, never reused. */
export type TrackId = number & { readonly [trackId]: true }
export const trackIdOf = (value: number) => value as TrackId

/** Size, modification time and sampled bytes of a file, hashed: the same file is the same fingerprint. */
export type Fingerprint = string & { readonly __fingerprint: true }

/** Tracks of one album share it; null for a track without an album. */
export const albumKeyOf = ({ albumArtist, album }: Pick<Track, 'albumArtist' | 'album'>): string | null =>
  album === '' ? null : `${albumArtist}\n${album}`.toLowerCase()

/** Names as they are to be sorted, where the tags say so: `Beatles, The`. */
export interface SortNames {
  readonly title?: string
  readonly artist?: string
  readonly album?: string
  readonly albumArtist?: string
}

/** Raised when more is read out of tags: tracks read before are read once more. */
export const tagRevision = 2

/** What the library lists. Times of the clock are Unix milliseconds. */
export interface Track {
  readonly id: TrackId
  readonly fingerprint: Fingerprint
  readonly fileName: string
  readonly fileSize: Bytes
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly albumArtist: string
  readonly genres: readonly string[]
  readonly composer: string
  /** One of the songs that different artists have on one album. */
  readonly compilation: boolean
  /** Null where no tag tells how to sort. */
  readonly sortNames: SortNames | null
  /** The folder it came out of, as far as it is known; empty for a file that came alone. */
  readonly folder: string
  readonly year: number | null
  readonly trackNumber: number | null
  readonly discNumber: number | null
  /** From the tags, for lists only; the exact length is in {@link SoundFacts}. Null where no header tells. */
  readonly duration: Seconds | null
  /** Key of the artwork thumbnail, null without artwork. */
  readonly artwork: string | null
  readonly addedAt: Milliseconds
  /** Which reading of the tags this is, see {@link tagRevision}. */
  readonly tagRevision: number
}
