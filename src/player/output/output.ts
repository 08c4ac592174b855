import type { Problem } from '#contracts/problem'
import type { Seconds } from '#contracts/units'
import type { Programme } from '../programme'

/** Volume is linear, 0 to 1. Where the system owns it (iOS) setting it has no effect. */
export interface Level {
  readonly volume: number
  readonly muted: boolean
}

export type Prepared =
  | { readonly status: 'ready'; readonly duration: Seconds }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'released' }

/** What an output reports after its preparation. */
export type OutputReport =
  | { readonly kind: 'playing' }
  | { readonly kind: 'waiting' }
  /** By the browser or the system. */
  | { readonly kind: 'paused' }
  /** By the browser or the system, which gives back what it had paused. */
  | { readonly kind: 'resumed' }
  /** The browser wants a gesture first. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'clock'; readonly position: Seconds }
  /** What followed plays now, in the same breath. */
  | { readonly kind: 'crossed'; readonly programme: Programme; readonly duration: Seconds }
  /** What should follow has to be played by another output. */
  | { readonly kind: 'unjoined'; readonly programme: Programme }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** One media element playing one programme at a time, silent until told to play. */
export interface Output {
  /** Readies the sound at `position`; called once, answers within a bounded time. */
  prepare(position: Seconds): Promise<Prepared>
  /** May be called before the output is ready: it then sounds as soon as it can. */
  play(): void
  /** Runs without being heard, until `play` or `pause`. */
  playInaudibly(): void
  pause(): void
  /** How much of its level is heard while it runs, 0 to 1. */
  setShare(share: number): void
  /** Resolves when sound from `position` is at hand, or after a bounded time. */
  seek(position: Seconds): Promise<void>
  /** Track time of what sounds, or would. */
  position(): Seconds
  /** Seconds until its programme ends; endless while unknown. */
  remaining(): number
  /** What is to follow without a break, or nothing. It then says `crossed`, or `unjoined` where it cannot. */
  follow(next: Programme | null): void
  /** Reports now where it is, and whether what followed plays already. */
  look(): void
  /** True between `play` and `pause`, whatever the buffer allows. */
  isPlaying(): boolean
  setLevel(level: Level): void
  /** Silent at once; nothing is reported afterwards. */
  release(): void
}
