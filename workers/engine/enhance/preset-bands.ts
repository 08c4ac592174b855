import { decibels, hertz } from '#contracts/units'
import type { EqualiserBand } from '../dsp/equaliser-section'

const q = 0.7

/** The five bands every preset shapes sound with. */
export const presetBands = [
  { kind: 'low-shelf', frequency: hertz(150), q },
  { kind: 'bell', frequency: hertz(400), q },
  { kind: 'bell', frequency: hertz(1500), q },
  { kind: 'bell', frequency: hertz(5000), q },
  { kind: 'high-shelf', frequency: hertz(9000), q },
] as const

/** One gain in dB for each of {@link presetBands}. */
export type PresetGains = readonly [number, number, number, number, number]

/** The bands at their gains; those at 0 dB are left out. */
export const bandsAt = (gains: PresetGains): readonly EqualiserBand[] =>
  presetBands
    .map((band, index) => ({ ...band, gain: decibels(gains[index] ?? 0) }))
    .filter(({ gain }) => gain !== 0)
