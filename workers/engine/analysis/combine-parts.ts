import type { Profile } from '#contracts/profile'
import type { ProfilePart } from '#contracts/profile-part'
import { type Decibels, decibels, decibelsOf, type Hertz, hertz } from '#contracts/units'
import { integratedLoudness, loudnessRange, momentarySteps, relativeGate, windowed } from '../dsp/loudness'
import { joinedAll, joinedInto, lengthOf } from '../joined'
import { bandwidthLimit } from './bandwidth-limit'
import { thirdOctaveCentres } from './third-octaves'

/** −200 dB: a number for silence, where minus infinity would be one for nobody. */
const silent = decibels(-200)
const decibelsOfPower = (power: number): Decibels =>
  power > 1e-20 ? decibels(10 * Math.log10(power)) : silent
const decibelsOfPeak = (peak: number): Decibels => (peak > 0 ? decibelsOf(peak) : silent)

/** The profile of sound at `rate` from its parts in order. `rangeSteps`: window of the loudness range. */
export const combineParts = (
  parts: readonly ProfilePart[],
  rate: Hertz,
  kind: Profile['kind'],
  revision: string,
  rangeSteps?: number,
): Profile => {
  const energies = parts.map((part) => part.weighted)
  const weighted = joinedInto(new Float64Array(lengthOf(energies)), energies)
  const loudness = integratedLoudness(weighted)
  const truePeak = decibelsOfPeak(Math.max(0, ...parts.map(({ sums }) => sums.truePeak)))
  const powers = summed(parts.map((part) => part.powers))
  const centres = thirdOctaveCentres(rate)
  const means = gatedMeans(parts, weighted, centres.length)
  return {
    revision,
    kind,
    loudness,
    range: loudnessRange(weighted, rangeSteps),
    truePeak,
    samplePeak: decibelsOfPeak(Math.max(0, ...parts.map(({ sums }) => sums.samplePeak))),
    spectrum: centres.map((centre, index) => ({ centre, level: decibelsOfPower(means[index] as number) })),
    peakToLoudness: loudness === null ? null : decibels(truePeak - loudness),
    correlation: correlationOf(parts),
    bandwidthLimit: loudness === null ? null : bandwidthLimit(powers, hertz(rate / (2 * powers.length))),
    table: joinedAll(parts.map((part) => part.table)),
  }
}

/** Mean of the third octaves over the steps above the loudness gate. */
const gatedMeans = (parts: readonly ProfilePart[], weighted: Float64Array, bands: number): Float64Array => {
  const gate = relativeGate(windowed(weighted, momentarySteps))
  const means = new Float64Array(bands)
  let count = 0
  for (const { weighted: energies, spectra } of parts) {
    for (let step = 0; step < energies.length; step += 1) {
      if ((energies[step] as number) <= gate) continue
      count += 1
      for (let band = 0; band < bands; band += 1)
        means[band] = (means[band] as number) + (spectra[step * bands + band] as number)
    }
  }
  return means.map((sum) => sum / Math.max(1, count))
}

/** A track whose channels are both silent is as good as mono. */
const correlationOf = (parts: readonly ProfilePart[]): number => {
  const total = (of: 'left' | 'right' | 'both') => parts.reduce((sum, { sums }) => sum + sums[of], 0)
  const [left, right] = [total('left'), total('right')]
  const scale = Math.sqrt(left * right)
  return scale > 0 ? Math.min(1, Math.max(-1, total('both') / scale)) : left === right ? 1 : 0
}

const summed = (rows: readonly Float64Array[]): Float64Array => {
  const sums = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows)
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] as number) + (row[i] as number)
  return sums
}
