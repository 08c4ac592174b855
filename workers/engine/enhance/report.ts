import type { AdaptiveReason, CurvePoint, EnhancementReport } from '#contracts/enhancement-report'
import type { Profile } from '#contracts/profile'
import { decibels, hertz, type Lufs, lufs } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import type { EqualiserBand } from '../dsp/equaliser-section'
import { adaptiveGains } from './adaptive'
import { bandGains, equaliserCurve } from './band-gains'
import { detectedLevels, reductions } from './compression-forecast'
import { groundworkOf } from './groundwork'
import { levelForecast } from './level-forecast'
import type { ChainSettings } from './settings'
import { spectrumForecast } from './spectrum-forecast'

const points = 64
const lowest = 30
const highest = 16_000
/** A correction smaller than this is none to speak of, dB. */
const worthSaying = 0.3

const curveOf = (bands: readonly EqualiserBand[]): readonly CurvePoint[] => {
  const power = equaliserCurve(bands)
  return Array.from({ length: points }, (_, index) => {
    const frequency = hertz(lowest * (highest / lowest) ** (index / (points - 1)))
    return { frequency, level: decibels(10 * Math.log10(power(frequency))) }
  })
}

/** Mean reduction of each of the compressor's bands over the steps that count. */
const compressorOf = (profile: Profile, { bands, dynamics }: ChainSettings) => {
  if (!dynamics) return null
  const { counted, profile: sampled } = groundworkOf(profile)
  const total = counted.reduce((sum, counts) => sum + counts, 0)
  const gains = bandGains(profile.spectrum, equaliserCurve(bands))
  const levels = detectedLevels(sampled.table, gains.plain)
  return {
    ratio: dynamics.ratio,
    bands: dynamics.thresholds.map((threshold, band) => {
      const level = levels[band] ?? new Float64Array(0)
      const held = reductions(
        level,
        threshold,
        1 - 1 / dynamics.ratio,
        dynamics,
        new Float64Array(level.length),
      )
      const sum = held.reduce((so, reduction, step) => so + reduction * (counted[step] ?? 0), 0)
      return { threshold, meanReduction: decibels(sum / Math.max(1, total)) }
    }),
  }
}

/** The band moved most, at this intensity. */
const reasonOf = (profile: Profile, intensity: Intensity): AdaptiveReason => {
  const gains = adaptiveGains(profile).map((gain) => gain * intensity)
  const sizes = gains.map(Math.abs)
  const band = sizes.indexOf(Math.max(...sizes))
  const size = sizes[band] ?? 0
  if (size < worthSaying) return { code: 'balanced' }
  return { code: (gains[band] ?? 0) > 0 ? 'raised' : 'eased', band, decibels: decibels(size) }
}

/** What `settings`, made of `profile`, do and are expected to bring about. */
export const reportOf = (
  profile: Profile,
  settings: ChainSettings,
  preset: Preset,
  intensity: Intensity,
  target: Lufs,
): EnhancementReport => {
  const { bypass, bands, width, makeup, forecast } = settings
  const before = profile.loudness
  const compressor = compressorOf(profile, settings)
  const reduced = compressor?.bands.map(({ meanReduction }) => meanReduction) ?? null
  return {
    preset,
    intensity,
    profile: profile.kind,
    untouched: bypass,
    curve: curveOf(bands),
    bands: bands.map(({ kind, frequency, gain, q }) => ({ kind, frequency, level: gain, q })),
    compressor,
    width: width?.width ?? 1,
    makeup,
    loudness: {
      before,
      after: forecast.loudness,
      aim: before === null ? null : lufs(before + (target - before) * intensity),
      target,
    },
    peak: {
      before: profile.truePeak,
      after: bypass
        ? profile.truePeak
        : decibels(Math.min(settings.limiter.ceiling, profile.truePeak + makeup)),
    },
    spectrum: spectrumForecast(profile, settings, reduced),
    change: levelForecast(profile, settings, preset, intensity),
    limiting: forecast.limiting,
    undershot: forecast.limit ?? null,
    bandwidthLimit: profile.bandwidthLimit,
    reason: preset === 'adaptive' && intensity > 0 ? reasonOf(profile, intensity) : null,
  }
}
