import type { Problem } from '#contracts/problem'
import type { Seconds } from '#contracts/units'

export type Opened =
  | { readonly status: 'opened'; readonly duration: Seconds }
  | { readonly status: 'failed'; readonly problem: Problem }

/** Brings one programme's sound to one media element. */
export interface Feed {
  /** Points the element at the sound and resolves when its length is known. Called once. */
  open(position: Seconds): Promise<Opened>
  close(): void
}

export interface FeedContext {
  readonly element: HTMLAudioElement
  /** Says that the sound broke after it was opened. */
  fail(problem: Problem): void
}
