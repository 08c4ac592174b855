import type { Profile } from '#contracts/profile'
import type { Decibels } from '#contracts/units'
import { type Preset, presets } from '#contracts/variant'
import { bandCount, columns, energyOf, rowLength } from '../dsp/band-table'
import { momentarySteps, relativeGate, windowed } from '../dsp/loudness'
import { adaptiveCharacter } from './adaptive'
import { bandGains, equaliserCurve } from './band-gains'
import { detectedLevels, thresholdFor } from './compression-forecast'
import { type PresetCharacter, presetTable } from './preset-table'
import { thinned } from './thinned-table'

/** What one preset is on a track, whatever its intensity. */
export interface PresetGround {
  readonly character: PresetCharacter
  /** Of the compressor's bands; null where the track is dense enough as it is. */
  readonly thresholds: readonly [Decibels, Decibels, Decibels] | null
}

/** What the settings of a track are made of at every intensity and for every target. */
export interface Groundwork {
  /** With no more rows in its table than it takes. */
  readonly profile: Profile
  /** K-weighted, of each row. */
  readonly energies: Float64Array
  /** Per row: 1 where it is above the loudness gate. */
  readonly counted: Uint8Array
  readonly presets: Readonly<Record<Preset, PresetGround>>
}

/** Compression fades in between these: a track already dense is left alone. */
const rangeFade = [5, 8] as const
const peakFade = [9, 12] as const
const deepestMean = 2
const leastMean = 0.05

const fade = (value: number, [none, full]: readonly [number, number]) =>
  Math.min(1, Math.max(0, (value - none) / (full - none)))

const countedSteps = (energies: Float64Array): Uint8Array => {
  const gate = relativeGate(windowed(energies, momentarySteps))
  return Uint8Array.from(energies, (energy) => (energy > gate ? 1 : 0))
}

const weightedEnergies = (table: Uint8Array): Float64Array =>
  Float64Array.from({ length: table.length / rowLength }, (_, index) => {
    let sum = 0
    for (let band = 0; band < bandCount; band += 1) {
      const row = index * rowLength + band
      sum += energyOf[table[row + columns.midWeighted] as number] as number
      sum += energyOf[table[row + columns.sideWeighted] as number] as number
    }
    return sum
  })

/** They belong to full intensity; less of it only lowers the ratio. */
const thresholdsFor = (
  profile: Profile,
  character: PresetCharacter,
  counted: Uint8Array,
): PresetGround['thresholds'] => {
  const room = fade(profile.range, rangeFade) * fade(profile.peakToLoudness ?? 0, peakFade)
  const aim = Math.min(deepestMean, character.reduction * room)
  if (aim < leastMean) return null
  const gains = bandGains(profile.spectrum, equaliserCurve(character.bands))
  const levels = detectedLevels(profile.table, gains.plain)
  const slope = 1 - 1 / character.ratio
  const [low, mid, high] = levels.map((level) => thresholdFor(level, counted, aim, slope, character))
  return low === undefined || mid === undefined || high === undefined ? null : [low, mid, high]
}

const lay = (whole: Profile): Groundwork => {
  const profile = { ...whole, table: thinned(whole.table) }
  const energies = weightedEnergies(profile.table)
  const counted = countedSteps(energies)
  const groundOf = (preset: Preset): PresetGround => {
    const character = preset === 'adaptive' ? adaptiveCharacter(profile) : presetTable[preset]
    return { character, thresholds: thresholdsFor(profile, character, counted) }
  }
  const grounds = Object.fromEntries(presets.map((preset) => [preset, groundOf(preset)]))
  return { profile, energies, counted, presets: grounds as Groundwork['presets'] }
}

const laid = new WeakMap<Profile, Groundwork>()

/** Laid once for a profile: it takes longer than all that is built on it. */
export const groundworkOf = (profile: Profile): Groundwork => {
  const ground = laid.get(profile) ?? lay(profile)
  laid.set(profile, ground)
  return ground
}
