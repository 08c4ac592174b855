import type { TrackId } from './track'
import type { Milliseconds } from './units'

/**
 * What work in the engine is for, the most urgent first. The first three are what somebody waits for: sound due in a
 * moment, sound due soon, and whatever else was asked for.
 */
export const ranks = [
  'audible',
  'next-chunk',
  'seek-target',
  'first-seconds',
  'next-track',
  'other-preset',
  'rest-of-file',
  'predicted',
  'pinned',
  'analysis',
] as const
export type Rank = (typeof ranks)[number]

/** One piece of work in hand, as the developer panel shows it. */
export interface WorkInHand {
  readonly rank: Rank
  /** Null for what is no track's. */
  readonly track: TrackId | null
  /** The chunk and its variant; null for work on the whole track. */
  readonly chunk: string | null
  readonly state: 'waiting' | 'working' | 'idle'
  /** Since it began to wait, work or rest. */
  readonly since: Milliseconds
}
