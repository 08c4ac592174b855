/** What measuring one part of a track gives; the parts of a track, in order, make its profile. */
export interface ProfilePart {
  /** Rows as in `Profile.table`. */
  readonly table: Uint8Array
  /** K-weighted energy per 100 ms. */
  readonly weighted: Float64Array
  /** Third-octave powers, one row per 100 ms. */
  readonly spectra: Float32Array
  /** Power per bin of the spectrum, summed over the part. */
  readonly powers: Float64Array
  readonly sums: {
    /** Of left², right² and left·right. */
    readonly left: number
    readonly right: number
    readonly both: number
    /** Highest, as gains. */
    readonly samplePeak: number
    readonly truePeak: number
  }
}
