import { presetGains } from '#contracts/preset-bands'
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
    bands: bandsAt(presetGains.gentle),
    ratio: 1.4,
    reduction: 0.8,
    attack: 30,
    release: 250,
    width: 1,
  },
  warm: {
    bands: bandsAt(presetGains.warm),
    ratio: 1.8,
    reduction: 1.5,
    attack: 20,
    release: 200,
    width: 1,
  },
  bright: {
    bands: bandsAt(presetGains.bright),
    ratio: 1.6,
    reduction: 1.2,
    attack: 15,
    release: 150,
    width: 1.1,
  },
  punchy: {
    bands: bandsAt(presetGains.punchy),
    ratio: 2.2,
    reduction: 2,
    attack: 30,
    release: 120,
    width: 1.05,
  },
}
