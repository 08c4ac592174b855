import type { EnhancementReport } from '#contracts/enhancement-report'
import { presetBands, presetGains } from '#contracts/preset-bands'
import { type Decibels, decibels } from '#contracts/units'
import type { Intensity, Preset } from '#contracts/variant'
import { bandResponse } from './band-response'

const lowest = 30
const highest = 16_000
/** As many as a report has, so that one curve glides into the other. */
const points = 63

/** Level of a preset's equaliser at a frequency in Hz. Adaptive is level until its own curve is known. */
export const presetLevel = (preset: Preset, intensity: Intensity, frequency: number): Decibels => {
  if (preset === 'adaptive') return decibels(0)
  const gains = presetGains[preset]
  return decibels(
    presetBands.reduce(
      (sum, band, index) => sum + bandResponse(band, decibels((gains[index] ?? 0) * intensity), frequency),
      0,
    ),
  )
}

/** The preset's equaliser from 30 Hz to 16 kHz, evenly spaced to the ear. */
export const presetCurve = (preset: Preset, intensity: Intensity): readonly Decibels[] =>
  Array.from({ length: points + 1 }, (_, index) =>
    presetLevel(preset, intensity, lowest * (highest / lowest) ** (index / points)),
  )

/** The curve to show: a report's own where there is one, drawn for this intensity while the slider moves. */
export const shownCurve = (
  preset: Preset,
  intensity: Intensity,
  report: EnhancementReport | null,
): readonly Decibels[] => {
  if (!report || report.intensity === 0) return presetCurve(preset, intensity)
  return report.curve.map(({ level }) => decibels((level * intensity) / report.intensity))
}
