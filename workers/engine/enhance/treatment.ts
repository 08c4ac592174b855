import type { Profile } from '#contracts/profile'
import { decibels, milliseconds } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import { bandCount, columns, energyOf, levelOf, rowLength } from '../dsp/band-table'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { momentarySteps, relativeGate, windowed } from '../dsp/loudness'
import { adaptiveCharacter } from './adaptive'
import { bandGains, equaliserCurve } from './band-gains'
import { compressorBand, detectedLevels, reductions, thresholdFor } from './compression-forecast'
import type { CompressorSettings } from './compressor'
import type { Treated } from './limiting-forecast'
import { type PresetCharacter, presetTable } from './preset-table'
import { sidePower, type WidthSettings } from './width'

/** What one preset does before loudness is set, and what that makes of the track. */
export interface Treatment {
  readonly bands: readonly EqualiserBand[]
  readonly dynamics: CompressorSettings | null
  readonly width: WidthSettings
  readonly treated: Treated
}

/** Compression fades in between these: a track already dense is left alone. */
const rangeFade = [5, 8] as const
const peakFade = [9, 12] as const
const deepestMean = 2
const leastMean = 0.05

const fade = (value: number, [none, full]: readonly [number, number]) =>
  Math.min(1, Math.max(0, (value - none) / (full - none)))

/** Per step: 1 where its K-weighted energy is above the loudness gate. */
export const countedSteps = (energies: Float64Array): Uint8Array => {
  const gate = relativeGate(windowed(energies, momentarySteps))
  return Uint8Array.from(energies, (energy) => (energy > gate ? 1 : 0))
}

/** K-weighted energy of each row of the table. */
export const weightedEnergies = (table: Uint8Array): Float64Array =>
  Float64Array.from({ length: table.length / rowLength }, (_, index) => {
    let sum = 0
    for (let band = 0; band < bandCount; band += 1) {
      const row = index * rowLength + band
      sum += energyOf[table[row + columns.midWeighted] as number] as number
      sum += energyOf[table[row + columns.sideWeighted] as number] as number
    }
    return sum
  })

const dynamicsFor = (
  profile: Profile,
  character: PresetCharacter,
  intensity: Intensity,
  counted: Uint8Array,
): CompressorSettings | null => {
  const room = fade(profile.range, rangeFade) * fade(profile.peakToLoudness ?? 0, peakFade)
  const aim = Math.min(deepestMean, character.reduction * room)
  if (aim < leastMean) return null
  // Thresholds belong to full intensity; less of it only lowers the ratio.
  const gains = bandGains(profile.spectrum, equaliserCurve(character.bands))
  const levels = detectedLevels(profile.table, gains.plain)
  const slope = 1 - 1 / character.ratio
  const [low, mid, high] = levels.map((level) => thresholdFor(level, counted, aim, slope, character))
  if (low === undefined || mid === undefined || high === undefined) return null
  return {
    ratio: 1 + (character.ratio - 1) * intensity,
    attack: milliseconds(character.attack),
    release: milliseconds(character.release),
    thresholds: [low, mid, high],
  }
}

const treat = (
  profile: Profile,
  bands: readonly EqualiserBand[],
  dynamics: CompressorSettings | null,
  width: WidthSettings,
): Omit<Treated, 'counted'> => {
  const { table } = profile
  const steps = table.length / rowLength
  const gains = bandGains(profile.spectrum, equaliserCurve(bands))
  const side = bandGains(profile.spectrum, (frequency) => sidePower(width, frequency))
  const energies = new Float64Array(steps)
  const peaks = new Float64Array(steps)
  const held = dynamics
    ? detectedLevels(table, gains.plain).map((levels, band) =>
        reductions(
          levels,
          dynamics.thresholds[band] ?? 0,
          1 - 1 / dynamics.ratio,
          dynamics,
          new Float64Array(steps),
        ).map((reduction) => 10 ** (-reduction / 10)),
      )
    : null
  for (let index = 0; index < steps; index += 1) {
    const row = index * rowLength
    let before = 0
    let after = 0
    let loud = 0
    for (let band = 0; band < bandCount; band += 1) {
      const kept = held ? (held[compressorBand[band] as number]?.[index] ?? 1) : 1
      const m = energyOf[table[row + columns.mid + band] as number] as number
      const s = energyOf[table[row + columns.side + band] as number] as number
      const mk = energyOf[table[row + columns.midWeighted + band] as number] as number
      const sk = energyOf[table[row + columns.sideWeighted + band] as number] as number
      before += m + s
      after += (m + s * (side.plain[band] as number)) * kept * (gains.plain[band] as number)
      loud += (mk + sk * (side.weighted[band] as number)) * kept * (gains.weighted[band] as number)
    }
    energies[index] = loud
    const change = before > 0 && after > 0 ? 10 * Math.log10(after / before) : 0
    peaks[index] = levelOf(table[row + columns.peak] as number) + change
  }
  return { energies, peaks }
}

/** The treatment of `preset` at `intensity`, which scales gains, ratio − 1 and width − 1. */
export const treatmentOf = (
  profile: Profile,
  preset: Preset,
  intensity: Intensity,
  counted: Uint8Array,
): Treatment => {
  const character = preset === 'adaptive' ? adaptiveCharacter(profile) : presetTable[preset]
  const bands = character.bands.map((band) => ({ ...band, gain: decibels(band.gain * intensity) }))
  const dynamics = dynamicsFor(profile, character, intensity, counted)
  const width = { width: 1 + (character.width - 1) * intensity, monoBass: intensity }
  return { bands, dynamics, width, treated: { ...treat(profile, bands, dynamics, width), counted } }
}
