import type { Decibels, Hertz, Lufs } from './units'

/** Where every preset lands, LUFS. */
export const targets = [-14, -16, -11] as const
export type TargetLoudness = (typeof targets)[number]

/** Names what an enhanced rendering follows from besides file and variant: part of every chunk key, `1-full@-14`. */
export const heardRevision = ({ revision }: Pick<Profile, 'revision'>, target: TargetLoudness): string =>
  `${revision}@${target}`

/** Long-term level of one band, over gated blocks. */
export interface BandLevel {
  readonly centre: Hertz
  readonly level: Decibels
}

/** What analysis knows of a track's sound; the parameters of every preset follow from it. */
export interface Profile {
  /** Algorithm version and kind, `1-full` or `1-quick`; goes into {@link heardRevision}. */
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
  /** True peak over integrated loudness, in dB; null for silence. */
  readonly peakToLoudness: Decibels | null
  /** Of left and right over the whole track: 1 is mono, 0 unrelated, −1 out of phase. */
  readonly correlation: number
  /** Where a lossy encoder cut the sound off; null where nothing says that it did. */
  readonly bandwidthLimit: Hertz | null
  /**
   * Per 100 ms the energy in eight bands, mid and side, plain and K-weighted, and the true peak, one byte each
   * in half decibels: rows of `dsp/band-table`. What any setting would do is computed from it.
   */
  readonly table: Uint8Array
}
