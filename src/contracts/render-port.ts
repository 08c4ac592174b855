import type { Problem } from './problem'
import type { SoundFacts } from './sound-facts'
import type { TrackId } from './track'
import type { Bytes, Frames, Milliseconds, Seconds } from './units'
import type { Variant } from './variant'

/** What somebody waits for of a chunk. */
export interface Wanted {
  /** From this second of the chunk on. */
  readonly from: Seconds
  /** So much sound they have got and not heard yet, at least. */
  readonly spare: Seconds
}

/**
 * Service worker ⇄ engine, one MessageChannel per request. The engine answers `accepted` at once, then `head`;
 * afterwards one `data` for each `pull`, until `end`. A `problem` ends it at any time; `cancel` stops the work.
 */
export type RenderRequest =
  /** Facts and, for enhanced variants, the profile: makes sure both are stored, answers with `facts`. */
  | { readonly kind: 'describe'; readonly track: TrackId; readonly variant: Variant }
  /**
   * The bytes of a chunk. WAV variants send samples only, without the header, from frame `skip` of the chunk
   * on; from 0 they are the canonical bytes of the chunk, the same on every rendering.
   */
  | {
      readonly kind: 'chunk'
      readonly track: TrackId
      readonly variant: Variant
      /** What an enhanced one follows from, as far as whoever asks knows; `0` for others. */
      readonly revision: string
      readonly index: number
      readonly skip: Frames
      /** Null where it is only to be kept. */
      readonly wanted: Wanted | null
    }

export type FromReader =
  | { readonly kind: 'pull' }
  /** Somebody else waits for it too, or for more of it. */
  | { readonly kind: 'want'; readonly wanted: Wanted }
  | { readonly kind: 'cancel' }

/** Where the time of an answer went, for `Server-Timing`. */
export interface RenderTiming {
  readonly decode: Milliseconds
  readonly dsp: Milliseconds
  readonly encode: Milliseconds
}

export interface Description {
  readonly facts: SoundFacts
  /** Part of every chunk key: `0` for variants that do not depend on the profile. */
  readonly profileRevision: string
  /** MIME type with codecs of the variant's chunks. */
  readonly format: string
  readonly leadIn: Frames
  readonly timestamps: 'self' | 'sequence'
}

export type FromRenderer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'description'; readonly description: Description }
  | {
      readonly kind: 'head'
      readonly contentType: string
      readonly contentLength: Bytes | null
      readonly timing: RenderTiming
    }
  | { readonly kind: 'data'; readonly bytes: ArrayBuffer } // transferred
  | { readonly kind: 'end' }
  | { readonly kind: 'problem'; readonly problem: Problem }
