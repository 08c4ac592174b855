import type { Seconds } from './units'

/** The words of a song, with the time of each line where the file tells it. */
export type Lyrics =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'timed'; readonly lines: readonly LyricLine[] }

export interface LyricLine {
  readonly at: Seconds
  /** Empty where the singing pauses. */
  readonly text: string
}
