import type { LoudnessLimit } from '#contracts/enhancement-report'
import type { Profile } from '#contracts/profile'
import { type Decibels, decibels, type Lufs, lufs, milliseconds } from '#contracts/units'
import { type Intensity, type Preset, presets } from '#contracts/variant'
import { integratedLoudness } from '../dsp/loudness'
import type { ChainParts } from './chain'
import { groundworkOf } from './groundwork'
import { limitingAt, limitsLittle, loudnessAt } from './limiting-forecast'
import { type Treatment, treatmentOf } from './treatment'

/** What the settings are expected to do to the whole track. */
interface Forecast {
  /** Integrated loudness after the chain; null where the source is silence. */
  readonly loudness: Lufs | null
  /** The limiter's reduction at its 99th percentile. */
  readonly limiting: Decibels
  /** The target lies beyond what the weakest preset reaches within the limiter's allowance. */
  readonly undershot: boolean
  /** Why it is, where it is. */
  readonly limit?: LoudnessLimit
}

/** One preset at one intensity on one track, as plain data. `bypass`: the source, bit by bit. */
export interface ChainSettings extends ChainParts {
  readonly bypass: boolean
  readonly forecast: Forecast
}

const limiterSettings = {
  ceiling: decibels(-1),
  lookAhead: milliseconds(10),
  release: milliseconds(150),
} as const

/** Most the limiter may take at its 99th percentile. */
const allowance = 3
/** Nothing is raised further than this: under a whisper there is only noise. */
const mostGain = 24
const leastGain = -40

/** The largest gain in range at which `holds` is true; it must hold below and fail above some point. */
const largestGain = (holds: (gain: number) => boolean): number => {
  if (holds(mostGain)) return mostGain
  let low = leastGain
  let high = mostGain
  for (let round = 0; round < 16; round += 1) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

const untouched = (loudness: Lufs | null): Omit<ChainSettings, 'bypass'> => ({
  bands: [],
  dynamics: null,
  width: null,
  makeup: decibels(0),
  limiter: limiterSettings,
  forecast: { loudness, limiting: decibels(0), undershot: false },
})

const knownMost = new WeakMap<Treatment, number>()

/** The largest gain within the limiter's allowance. */
const mostOf = (treatment: Treatment): number => {
  const most =
    knownMost.get(treatment) ??
    largestGain((gain) => limitsLittle(treatment.treated, gain, limiterSettings.ceiling, allowance))
  knownMost.set(treatment, most)
  return most
}

/**
 * The settings of `preset` at `intensity` for a track. Loudness moves from the source's own to `target` with
 * intensity; where a preset cannot get there within the limiter's allowance, what the weakest one reaches is
 * everyone's, so that a switch is never a volume change.
 */
export const settingsFor = (
  profile: Profile,
  preset: Preset,
  intensity: Intensity,
  target: Lufs,
): ChainSettings => {
  const { loudness } = profile
  if (intensity === 0) return { ...untouched(loudness), bypass: true }
  const ground = groundworkOf(profile)
  const inTable = integratedLoudness(ground.energies)
  if (loudness === null || inTable === null) return { ...untouched(loudness), bypass: false }

  const { ceiling } = limiterSettings
  /** The table is rounded; the profile's own loudness is exact. */
  const correction = loudness - inTable
  const landingOf = ({ treated }: Treatment, gain: number) =>
    (loudnessAt(treated, gain, ceiling) ?? Number.NEGATIVE_INFINITY) + correction

  const treatments = presets.map((name) => {
    const treatment = treatmentOf(ground, name, intensity)
    const most = mostOf(treatment)
    return { name, treatment, most, reach: landingOf(treatment, most) }
  })
  const goal = loudness + (target - loudness) * intensity
  const weakest = treatments.reduce((one, other) => (other.reach < one.reach ? other : one))
  const landing = Math.min(goal, weakest.reach)
  const undershot = landing < goal - 0.1
  const limit: LoudnessLimit =
    weakest.most >= mostGain ? { kind: 'gain' } : { kind: 'reach', preset: weakest.name }
  const chosen = treatments.find(({ name }) => name === preset)?.treatment
  if (!chosen) throw new Error(`no such preset: ${preset}`)
  const makeup = largestGain((gain) => landingOf(chosen, gain) <= landing)
  return {
    bypass: false,
    bands: chosen.bands,
    dynamics: chosen.dynamics,
    width: chosen.width,
    makeup: decibels(makeup),
    limiter: limiterSettings,
    forecast: {
      loudness: lufs(landingOf(chosen, makeup)),
      limiting: decibels(limitingAt(chosen.treated, makeup, ceiling)),
      undershot,
      ...(undershot ? { limit } : {}),
    },
  }
}
