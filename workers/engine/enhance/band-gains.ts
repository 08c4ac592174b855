import type { BandLevel } from '#contracts/profile'
import { bandAt, bandCount, bandEdges } from '../dsp/band-table'
import { bandPower, type EqualiserBand } from '../dsp/equaliser-section'
import { kPower } from '../dsp/k-weighting'

export interface BandGains {
  /** Mean power gain on each band of the table. */
  readonly plain: Float64Array
  /** The same on its K-weighted energy. */
  readonly weighted: Float64Array
}

/** Power gain at a frequency in hertz. */
export type PowerCurve = (frequency: number) => number

export const equaliserCurve =
  (bands: readonly EqualiserBand[]): PowerCurve =>
  (frequency) =>
    bands.reduce((gain, band) => gain * bandPower(band, frequency), 1)

const middleOf = (band: number): number =>
  Math.sqrt((bandEdges[band - 1] ?? 30) * (bandEdges[band] ?? 16_000))

/** What a curve does to each band of the table, given how this track's sound is spread within it. */
export const bandGains = (spectrum: readonly BandLevel[], curve: PowerCurve): BandGains => {
  const plain = new Float64Array(bandCount)
  const weighted = new Float64Array(bandCount)
  const energy = new Float64Array(bandCount)
  const weightedEnergy = new Float64Array(bandCount)
  for (const { centre, level } of spectrum) {
    const band = bandAt(centre)
    const power = 10 ** (level / 10)
    const loud = power * kPower(centre)
    const gain = curve(centre)
    plain[band] = (plain[band] as number) + power * gain
    energy[band] = (energy[band] as number) + power
    weighted[band] = (weighted[band] as number) + loud * gain
    weightedEnergy[band] = (weightedEnergy[band] as number) + loud
  }
  for (let band = 0; band < bandCount; band += 1) {
    const known = (energy[band] as number) > 0 && (weightedEnergy[band] as number) > 0
    const middle = curve(middleOf(band))
    plain[band] = known ? (plain[band] as number) / (energy[band] as number) : middle
    weighted[band] = known ? (weighted[band] as number) / (weightedEnergy[band] as number) : middle
  }
  return { plain, weighted }
}
