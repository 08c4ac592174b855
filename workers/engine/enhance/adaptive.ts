import { type PresetGains, presetBands } from '#contracts/preset-bands'
import type { BandLevel, Profile } from '#contracts/profile'
import { decibels, hertz } from '#contracts/units'
import { bandPower, type EqualiserBand } from '../dsp/equaliser-section'
import { solve } from '../dsp/solve'
import { bandsAt } from './preset-bands'
import type { PresetCharacter } from './preset-table'

/**
 * Third-octave levels popular music tends to, in dB: our smooth reading of published long-term average spectra
 * (Pestana et al. 2013, Elowsson and Friberg 2017). Only its shape matters.
 */
const popularCurve = [
  [40, -3],
  [63, 0],
  [100, 0],
  [200, -2.5],
  [400, -5],
  [800, -7.5],
  [1600, -10.5],
  [3150, -13.5],
  [6300, -18],
  [10_000, -23],
  [16_000, -31],
] as const

const deadZone = 1.5
const pull = 0.45
const clamp = 3
const clampAbove8k = 2
/** Where the ear, the table and the music all have enough to say. */
const lowest = 40
const highest = 16_000

/** Third-octave level of that curve at a frequency, dB. */
export const popularLevel = (frequency: number): number => {
  const upper = popularCurve.findIndex(([corner]) => corner >= frequency)
  const [f1, l1] = popularCurve[Math.max(1, upper)] ?? popularCurve[popularCurve.length - 1] ?? [1, 0]
  const [f0, l0] = popularCurve[
    Math.max(0, (upper === -1 ? popularCurve.length : Math.max(1, upper)) - 1)
  ] ?? [1, 0]
  return f1 === f0 ? l1 : l0 + ((l1 - l0) * Math.log(frequency / f0)) / Math.log(f1 / f0)
}

/** A limit above this is any converter's, and nearly out of hearing. */
const guardedBelow = 17_000

const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Level differences to the curve, smoothed over an octave, their mean taken out. */
const deviations = (spectrum: readonly BandLevel[], limit: number) => {
  const heard = spectrum.filter(({ centre, level }) => centre >= lowest && centre < limit && level > -120)
  const raw = heard.map(({ centre, level }) => level - popularLevel(centre))
  const mean = raw.reduce((sum, value) => sum + value, 0) / Math.max(1, raw.length)
  return heard.map(({ centre }, index) => {
    const near = raw.slice(Math.max(0, index - 1), index + 2)
    return { centre, deviation: near.reduce((sum, value) => sum + value, 0) / near.length - mean }
  })
}

/**
 * Less than half the way back to the curve, and no further than the dead zone's border, so that sound that was
 * corrected once is left alone the second time.
 */
const wantedAt = (centre: number, deviation: number): number => {
  const size = Math.min(Math.max(0, Math.abs(deviation) - deadZone), pull * Math.abs(deviation))
  const most = centre > 8000 ? clampAbove8k : clamp
  return -Math.sign(deviation) * Math.min(size, most)
}

/** Response of band `index` in dB for each dB of its gain. */
const responseAt = (index: number, frequency: number): number => {
  const band = presetBands[index]
  return band ? 10 * Math.log10(bandPower({ ...band, gain: decibels(1) }, frequency)) : 0
}

/** Band gains whose curve comes nearest to the wanted corrections (least squares, a little held back). */
const fittedGains = (
  wanted: readonly { readonly centre: number; readonly gain: number }[],
): readonly number[] => {
  const held = 0.05 * wanted.length
  const rows = presetBands.map((_, row) => [
    ...presetBands.map((__, column) => {
      const sum = wanted.reduce(
        (so, { centre }) => so + responseAt(row, centre) * responseAt(column, centre),
        0,
      )
      return row === column ? sum + held : sum
    }),
    wanted.reduce((so, { centre, gain }) => so + responseAt(row, centre) * gain, 0),
  ])
  return solve(rows)
}

/** Corrections of the five bands in dB. */
export const adaptiveGains = (profile: Profile): PresetGains => {
  const limit = Math.min(highest, profile.bandwidthLimit ?? highest)
  const wanted = deviations(profile.spectrum, limit).map(({ centre, deviation }) => ({
    centre,
    gain: wantedAt(centre, deviation),
  }))
  if (wanted.length < presetBands.length) return [0, 0, 0, 0, 0]
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = fittedGains(wanted)
  const limited = (gain: number, most: number, boost = most) =>
    Math.round(between(gain, -most, boost) * 100) / 100
  return [
    limited(a, clamp),
    limited(b, clamp),
    limited(c, clamp),
    limited(d, clamp),
    limited(e, clampAbove8k, topReaches(profile) ? clampAbove8k : 0),
  ]
}

/** Whether there is sound for a treble shelf to raise. */
const topReaches = ({ bandwidthLimit }: Profile) => (bandwidthLimit ?? highest) > 11_000

/** Takes a shelf's boost back where it must not reach: under 40 Hz, and above what a lossy encoder left. */
const guards = (gains: PresetGains, { bandwidthLimit }: Profile): readonly EqualiserBand[] => {
  const low = Math.max(0, gains[0])
  const high = bandwidthLimit !== null && bandwidthLimit < guardedBelow ? Math.max(0, gains[4]) : 0
  const guard = (kind: EqualiserBand['kind'], frequency: number, gain: number): readonly EqualiserBand[] =>
    gain > 0 ? [{ kind, frequency: hertz(frequency), gain: decibels(-gain), q: 0.7 }] : []
  return [...guard('low-shelf', lowest, low), ...guard('high-shelf', bandwidthLimit ?? highest, high)]
}

/** The character that fits this track: spectrum pulled towards popular music, dynamics by range, width by correlation. */
export const adaptiveCharacter = (profile: Profile): PresetCharacter => {
  const wide = between((profile.range - 5) / 10, 0, 1)
  const gains = adaptiveGains(profile)
  return {
    bands: [...bandsAt(gains), ...guards(gains, profile)],
    ratio: 1.2 + 0.6 * wide,
    reduction: 0.5 + wide,
    attack: 25,
    release: 250,
    width: 1 + 0.15 * between((profile.correlation - 0.6) / 0.35, -1, 1),
  }
}
