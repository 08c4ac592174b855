import type { Profile } from '#contracts/profile'
import { decibels, milliseconds } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import { bandCount, columns, energyOf, levelOf, rowLength } from '../dsp/band-table'
import { powerLeft } from '../dsp/dynamics-curve'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { bandGains, equaliserCurve } from './band-gains'
import { compressorBand, detectedLevels, reductions } from './compression-forecast'
import type { CompressorSettings } from './compressor'
import type { Groundwork, PresetGround } from './groundwork'
import type { Treated } from './limiting-forecast'
import { sidePower, type WidthSettings } from './width'

/** What one preset does before loudness is set, and what that makes of the track. */
export interface Treatment {
  readonly bands: readonly EqualiserBand[]
  readonly dynamics: CompressorSettings | null
  readonly width: WidthSettings
  readonly treated: Treated
}

const dynamicsAt = (
  { character, thresholds }: PresetGround,
  intensity: Intensity,
): CompressorSettings | null =>
  thresholds && {
    ratio: 1 + (character.ratio - 1) * intensity,
    attack: milliseconds(character.attack),
    release: milliseconds(character.release),
    thresholds,
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
        ).map(powerLeft),
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

const treatmentAt = (
  { profile, counted, presets }: Groundwork,
  preset: Preset,
  intensity: Intensity,
): Treatment => {
  const { character } = presets[preset]
  const bands = character.bands.map((band) => ({ ...band, gain: decibels(band.gain * intensity) }))
  const dynamics = dynamicsAt(presets[preset], intensity)
  const width = { width: 1 + (character.width - 1) * intensity, monoBass: intensity }
  return { bands, dynamics, width, treated: { ...treat(profile, bands, dynamics, width), counted } }
}

interface Made {
  readonly intensity: Intensity
  readonly of: Map<Preset, Treatment>
}

const lastMade = new WeakMap<Groundwork, Made>()

/**
 * The treatment of `preset` at `intensity`, which scales gains, ratio − 1 and width − 1. Made once, until another
 * intensity is asked for: what one preset is set to follows from all of them.
 */
export const treatmentOf = (ground: Groundwork, preset: Preset, intensity: Intensity): Treatment => {
  const last = lastMade.get(ground)
  const made = last?.intensity === intensity ? last : { intensity, of: new Map<Preset, Treatment>() }
  lastMade.set(ground, made)
  const treatment = made.of.get(preset) ?? treatmentAt(ground, preset, intensity)
  made.of.set(preset, treatment)
  return treatment
}
