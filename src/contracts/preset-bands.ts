import { type Decibels, decibels, type Hertz, hertz } from './units'
import type { Preset } from './variant'

/** A band of the presets' equaliser. */
export interface PresetBand {
  readonly kind: 'low-shelf' | 'bell' | 'high-shelf'
  readonly frequency: Hertz
  readonly q: number
}

export const presetBands = [
  { kind: 'low-shelf', frequency: hertz(150), q: 0.7 },
  { kind: 'bell', frequency: hertz(400), q: 0.7 },
  { kind: 'bell', frequency: hertz(1500), q: 0.7 },
  { kind: 'bell', frequency: hertz(5000), q: 0.7 },
  { kind: 'high-shelf', frequency: hertz(9000), q: 0.7 },
] as const satisfies readonly PresetBand[]

/** One gain in dB for each of {@link presetBands}. */
export type PresetGains = readonly [number, number, number, number, number]

const gains = (...values: PresetGains): readonly Decibels[] => values.map(decibels)

/** Gain of each band at full intensity. Adaptive has none of its own: it follows from the track's profile. */
export const presetGains: Readonly<Record<Exclude<Preset, 'adaptive'>, readonly Decibels[]>> = {
  gentle: gains(0.3, 0, 0, 0.2, 0.5),
  warm: gains(1.5, 1.2, 0.3, -0.3, -0.8),
  bright: gains(0, -0.5, 0.5, 2, 2.5),
  punchy: gains(1.8, 0.5, 0, 1.5, 0.8),
}
