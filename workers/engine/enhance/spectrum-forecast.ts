import type { SpectrumPoint } from '#contracts/enhancement-report'
import type { Profile } from '#contracts/profile'
import { decibels } from '#contracts/units'
import { bandAt } from '../dsp/band-table'
import { equaliserCurve } from './band-gains'
import { compressorBand } from './compression-forecast'
import type { ChainSettings } from './settings'

/** What the page draws: below and above there is little to see. */
const [lowest, highest] = [30, 16_500]

/** The long-term spectrum as it is and as it comes out, third octave by third octave. */
export const spectrumForecast = (
  { spectrum }: Profile,
  { bands, makeup }: ChainSettings,
  /** Mean reduction of the compressor's bands; null where nothing is compressed. */
  reduced: readonly number[] | null,
): readonly SpectrumPoint[] => {
  const power = equaliserCurve(bands)
  return spectrum
    .filter(({ centre }) => centre >= lowest && centre <= highest)
    .map(({ centre, level }) => {
      const equalised = 10 * Math.log10(power(centre))
      const compressed = reduced?.[compressorBand[bandAt(centre)] ?? 0] ?? 0
      return {
        frequency: centre,
        before: level,
        after: decibels(level + equalised - compressed + makeup),
      }
    })
}
