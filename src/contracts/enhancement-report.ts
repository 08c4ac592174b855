import type { Profile } from './profile'
import type { Decibels, Hertz, Lufs } from './units'
import type { Intensity, Preset } from './variant'

export interface CurvePoint {
  readonly frequency: Hertz
  readonly level: Decibels
}

/** A third octave of the long-term spectrum. */
export interface SpectrumPoint {
  readonly frequency: Hertz
  readonly before: Decibels
  /** With all of the gain. */
  readonly after: Decibels
}

export interface ReportedBand extends CurvePoint {
  readonly kind: 'low-shelf' | 'bell' | 'high-shelf'
  readonly q: number
}

/** What keeps the loudness under its aim: the reach of one preset within the limiter's allowance, or the most gain there is. */
export type LoudnessLimit = { readonly kind: 'reach'; readonly preset: Preset } | { readonly kind: 'gain' }

/** What the adaptive preset does most, as a code with its figure; words are the page's. */
export type AdaptiveReason =
  | { readonly code: 'balanced' }
  | {
      readonly code: 'raised' | 'eased'
      /** Index into `presetBands`. */
      readonly band: number
      readonly decibels: Decibels
    }

/** What enhancement does to one track in one variant, and what it is expected to make of it. */
export interface EnhancementReport {
  readonly preset: Preset
  readonly intensity: Intensity
  /** `quick`: expectations rest on a few short windows. */
  readonly profile: Profile['kind']
  /** The source, bit by bit. */
  readonly untouched: boolean
  /** The equaliser at 64 frequencies from 30 Hz to 16 kHz, evenly spaced to the ear. */
  readonly curve: readonly CurvePoint[]
  readonly bands: readonly ReportedBand[]
  /** Null where nothing is compressed. */
  readonly compressor: {
    readonly ratio: number
    /** Of the low, middle and high band. */
    readonly bands: readonly {
      readonly threshold: Decibels
      /** Mean over what counts for loudness. */
      readonly meanReduction: Decibels
    }[]
  } | null
  /** Gain of the side signal. */
  readonly width: number
  readonly makeup: Decibels
  readonly loudness: {
    /** Null for silence. */
    readonly before: Lufs | null
    readonly after: Lufs | null
    /** What was aimed at: the target at full intensity, less of the way to it at less. */
    readonly aim: Lufs | null
    readonly target: Lufs
  }
  /** Highest true peak; `after` is never above the limiter's ceiling. */
  readonly peak: { readonly before: Decibels; readonly after: Decibels }
  /** From 30 Hz to 16 kHz. */
  readonly spectrum: readonly SpectrumPoint[]
  /** How much louder each of 200 even stretches of the track comes out; empty where nothing is known or done. */
  readonly change: readonly Decibels[]
  /** The limiter's reduction at its 99th percentile. */
  readonly limiting: Decibels
  /** Null where the aim is met. */
  readonly undershot: LoudnessLimit | null
  readonly bandwidthLimit: Hertz | null
  /** Null for all presets but adaptive. */
  readonly reason: AdaptiveReason | null
}
