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

/** The bands at their gains; those at 0 dB are left out. */
export const bandsAt = (gains: readonly number[]): readonly EqualiserBand[] =>
  presetBands.flatMap((band, index) => {
    const gain = gains[index] ?? 0
    return gain === 0 ? [] : [{ ...band, gain: decibels(gain) }]
  })
