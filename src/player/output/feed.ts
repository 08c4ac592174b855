import type { Problem } from '#contracts/problem'
import type { Seconds } from '#contracts/units'
import type { Programme } from '../programme'

export type Opened =
  | { readonly status: 'opened'; readonly duration: Seconds }
  | { readonly status: 'failed'; readonly problem: Problem }

export type Followed =
  | { readonly status: 'follows'; readonly duration: Seconds }
  /** Another output has to play it. */
  | { readonly status: 'cannot' }

/** Brings one programme's sound to one media element, and perhaps what follows it. */
export interface Feed {
  /** Points the element at the sound from `position` on, and resolves when its length is known. */
  open(position: Seconds): Promise<Opened>
  /** Lets another programme begin at the very frame where this one ends, in place of what followed before. */
  follow(next: Programme): Promise<Followed>
  /** Nothing follows any more; what the element holds of it is taken away. */
  forget(): void
  /** What followed is what plays now. */
  cross(): void
  close(): void
}

export interface FeedContext {
  readonly element: HTMLAudioElement
  /** Says at which place of the programme the element's own clock begins, each time it is pointed at the sound. */
  startsAt(position: Seconds): void
  /** Says that the sound broke after it was opened. */
  fail(problem: Problem): void
  /** Says that what was to follow cannot be had after all. */
  unjoined(): void
}
