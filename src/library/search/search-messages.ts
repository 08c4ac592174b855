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

/** Searcher → page: best first. */
export interface FromSearcher {
  readonly kind: 'found'
  readonly question: number
  readonly hits: readonly Hit[]
}
