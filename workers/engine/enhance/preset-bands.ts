import { presetBands } from '#contracts/preset-bands'
import { decibels } from '#contracts/units'
import type { EqualiserBand } from '../dsp/equaliser-section'

/** The preset bands at their gains in dB; those at 0 dB are left out. */
export const bandsAt = (gains: readonly number[]): readonly EqualiserBand[] =>
  presetBands
    .map((band, index) => ({ ...band, gain: decibels(gains[index] ?? 0) }))
    .filter(({ gain }) => gain !== 0)
