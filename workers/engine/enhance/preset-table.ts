import type { Preset } from '#contracts/variant'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { bandsAt } from './preset-bands'

export interface PresetCharacter {
  /** The equaliser at full intensity. */
  readonly bands: readonly EqualiserBand[]
  readonly ratio: number
  /** Mean gain reduction over gated blocks, dB. */
  readonly reduction: number
  /** Milliseconds. */
  readonly attack: number
  readonly release: number
  readonly width: number
}

/** The presets that are the same for every track. */
export const presetTable: Readonly<Record<Exclude<Preset, 'adaptive'>, PresetCharacter>> = {
  gentle: {
    bands: bandsAt([0.3, 0, 0, 0.2, 0.5]),
    ratio: 1.4,
    reduction: 0.8,
    attack: 30,
    release: 250,
    width: 1,
  },
  warm: {
    bands: bandsAt([1.5, 1.2, 0.3, -0.3, -0.8]),
    ratio: 1.8,
    reduction: 1.5,
    attack: 20,
    release: 200,
    width: 1,
  },
  bright: {
    bands: bandsAt([0, -0.5, 0.5, 2, 2.5]),
    ratio: 1.6,
    reduction: 1.2,
    attack: 15,
    release: 150,
    width: 1.1,
  },
  punchy: {
    bands: bandsAt([1.8, 0.5, 0, 1.5, 0.8]),
    ratio: 2.2,
    reduction: 2,
    attack: 30,
    release: 120,
    width: 1.05,
  },
}
