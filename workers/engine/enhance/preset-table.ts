import type { Preset } from '#contracts/variant'

export interface PresetCharacter {
  /** Gains of the five equaliser bands in dB: 150 Hz shelf, 400 Hz, 1.5 kHz, 5 kHz, 9 kHz shelf. */
  readonly gains: readonly [number, number, number, number, number]
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
  gentle: { gains: [0.3, 0, 0, 0.2, 0.5], ratio: 1.4, reduction: 0.8, attack: 30, release: 250, width: 1 },
  warm: {
    gains: [1.5, 1.2, 0.3, -0.3, -0.8],
    ratio: 1.8,
    reduction: 1.5,
    attack: 20,
    release: 200,
    width: 1,
  },
  bright: { gains: [0, -0.5, 0.5, 2, 2.5], ratio: 1.6, reduction: 1.2, attack: 15, release: 150, width: 1.1 },
  punchy: { gains: [1.8, 0.5, 0, 1.5, 0.8], ratio: 2.2, reduction: 2, attack: 30, release: 120, width: 1.05 },
}
