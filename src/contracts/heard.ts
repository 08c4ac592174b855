import type { TrackId } from './track'
import type { Seconds } from './units'
import type { Intensity, Preset } from './variant'

/** What the listener hears now: told to the engine about once a second and at every change. */
export interface Heard {
  readonly track: TrackId
  readonly position: Seconds
  readonly enhanced: boolean
  /** What is heard, or would be at the next toggle. */
  readonly preset: Preset
  readonly intensity: Intensity
  /** The track after this one, if it is known. */
  readonly next: TrackId | null
  /** Only the most needed is rendered ahead. */
  readonly thrifty: boolean
}
