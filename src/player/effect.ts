import type { Decibels, Seconds } from '#contracts/units'
import type { OutputId } from './event'
import type { Level } from './output/output'
import type { Programme } from './programme'

/** What a transition wants done, in this order. */
export type Effect =
  /** Makes an output and readies it silently at a position. */
  | {
      readonly kind: 'prepare'
      readonly output: OutputId
      readonly programme: Programme
      readonly position: Seconds
      /** What it is lowered by. */
      readonly gain: Decibels
    }
  | { readonly kind: 'play'; readonly output: OutputId }
  | { readonly kind: 'pause'; readonly output: OutputId }
  | { readonly kind: 'seek'; readonly output: OutputId; readonly position: Seconds }
  /** What an output is to go on to without a break, or nothing. */
  | { readonly kind: 'follow'; readonly output: OutputId; readonly next: Programme | null }
  /** Moves what is heard from one output to another at the same place of the same track. */
  | { readonly kind: 'hand-over'; readonly from: OutputId; readonly to: OutputId }
  /** Starts an output in the place of another track's, which is let go of once the new one sounds. */
  | { readonly kind: 'replace'; readonly from: OutputId; readonly to: OutputId }
  /** Starts an output so that it sounds from the moment in which another one ends by itself. */
  | { readonly kind: 'take-turn'; readonly from: OutputId; readonly to: OutputId }
  /** Fades from the last `length` of one output to another one that begins; resumes both where a pause halted it. */
  | { readonly kind: 'cross-fade'; readonly from: OutputId; readonly to: OutputId; readonly length: Seconds }
  /** Lets an output report where it is after so long. */
  | { readonly kind: 'look-again'; readonly output: OutputId; readonly after: Seconds }
  /** Silences an output at once and frees everything it holds. */
  | { readonly kind: 'release'; readonly output: OutputId }
  /** Lowers one output; gliding while it sounds. */
  | { readonly kind: 'set-gain'; readonly output: OutputId; readonly gain: Decibels }
  | { readonly kind: 'set-level'; readonly level: Level }
