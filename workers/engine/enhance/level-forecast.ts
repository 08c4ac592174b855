import type { Profile } from '#contracts/profile'
import { type Decibels, decibels } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import { energyOf } from '../dsp/band-table'
import { groundworkOf } from './groundwork'
import { limitedSteps } from './limiting-forecast'
import type { ChainSettings } from './settings'
import { treatmentOf } from './treatment'

const points = 200
/** A step softer than this has no level to speak of, as K-weighted energy. */
const silence = energyOf[40] as number

/** How much louder each of 200 even stretches of the track is expected to come out, in dB. */
export const levelForecast = (
  profile: Profile,
  settings: ChainSettings,
  preset: Preset,
  intensity: Intensity,
): readonly Decibels[] => {
  if (settings.bypass) return []
  const ground = groundworkOf(profile)
  const { energies: before } = ground
  if (before.length === 0) return []
  const { treated } = treatmentOf(ground, preset, intensity)
  const after = limitedSteps(treated, settings.makeup, settings.limiter.ceiling)
  return Array.from({ length: points }, (_, point) => {
    const from = Math.min(before.length - 1, Math.floor((point * before.length) / points))
    const to = Math.max(from + 1, Math.floor(((point + 1) * before.length) / points))
    const sum = (energies: Float64Array) =>
      energies.subarray(from, to).reduce((total, energy) => total + energy, 0)
    const was = sum(before)
    const is = sum(after)
    const change = was > silence && is > 0 ? 10 * Math.log10(is / was) : settings.makeup
    return decibels(Math.round(change * 100) / 100)
  })
}
