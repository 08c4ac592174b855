import type { Lufs } from './units'

/** Readings of a stretch of sound, one per 100 ms; what is silent reads −200. */
export interface Meter {
  /** Short-term loudness (3 s) up to the end of each step, LUFS; less of the past at the start of a track. */
  readonly shortTerm: Float32Array
  /** True peak, dBTP, in half decibels. */
  readonly peaks: Float32Array
  /** Eight levels per step, dB: the bands of the profile's table, both channels together. */
  readonly bands: Float32Array
  /** ITU-R BS.1770 integrated loudness of the stretch; null for silence. */
  readonly loudness: Lufs | null
}

/** A chunk as it was and as it is heard. */
export interface ChunkMeters {
  readonly before: Meter
  readonly after: Meter
}
