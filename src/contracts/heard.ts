import type { TrackId } from './track'
import type { Seconds } from './units'
import type { Intensity, Preset } from './variant'

/**
 * How much may be done that nobody waits for: `none` spares nothing; `some` leaves out what is far away; `most` leaves
 * only what sounds next.
 */
export type Thrift = 'none' | 'some' | 'most'

/** The sound a listener has chosen, whatever plays. */
export interface Taste {
  readonly enhanced: boolean
  /** What is heard, or would be at the next toggle. */
  readonly preset: Preset
  readonly intensity: Intensity
}

/** What follows by itself, and the sound chosen for it. */
export interface HeardNext extends Taste {
  readonly track: TrackId
}

/** What the listener hears now: told to the engine about once a second and at every change. */
export interface Heard extends Taste {
  readonly track: TrackId
  readonly position: Seconds
  /** The track after this one, if it is known. */
  readonly next: HeardNext | null
  readonly thrift: Thrift
}

/** What is to be ready whatever plays. */
export interface Wishes extends Taste {
  /** Tracks to be kept whole on the disk, the first pinned first. */
  readonly pinned: readonly TrackId[]
  readonly thrift: Thrift
}
