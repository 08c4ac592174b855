import type { TrackId } from '#contracts/track'

/** Page → searcher. Only the last question is answered while several wait. */
export interface ToSearcher {
  readonly kind: 'search'
  readonly question: number
  readonly words: readonly string[]
}

/** A track found, and the one thing of it that holds all words; `mixed` where they are spread. */
export interface Hit {
  readonly id: TrackId
  readonly held: 'title' | 'album' | 'artist' | 'mixed'
}

/** Searcher → page. */
export type FromSearcher =
  /** Best first. */
  | { readonly kind: 'found'; readonly question: number; readonly hits: readonly Hit[] }
  /** It has not all of its parts, and can do nothing. */
  | { readonly kind: 'incomplete' }
