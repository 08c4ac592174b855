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
  readonly genre: string
  readonly year: number | null
  readonly trackNumber: number | null
  readonly discNumber: number | null
  /** From the tags, for lists only; the exact length is in {@link SoundFacts}. Null where no header tells. */
  readonly duration: Seconds | null
  /** Key of the artwork thumbnail, null without artwork. */
  readonly artwork: string | null
  readonly addedAt: Milliseconds
}
