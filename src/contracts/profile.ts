import type { Decibels, Hertz, Lufs } from './units'

/** Long-term level of one band, over gated blocks. */
export interface BandLevel {
  readonly centre: Hertz
  readonly level: Decibels
}

/** What analysis knows of a track's sound; the parameters of every preset follow from it. */
export interface Profile {
  /** Part of every chunk key: algorithm version and kind, `1-full` or `1-quick`. */
  readonly revision: string
  readonly kind: 'quick' | 'full'
  /** ITU-R BS.1770 integrated loudness; null for silence (below the absolute gate). */
  readonly loudness: Lufs | null
  /** EBU Tech 3342 range in LU. */
  readonly range: number
  readonly truePeak: Decibels
  readonly samplePeak: Decibels
  /** Third-octave spectrum. */
  readonly spectrum: readonly BandLevel[]
}
