import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Profile } from '#contracts/profile'
import { decibels, hertz, lufs } from '#contracts/units'
import { intensityOf, presets } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { rowLength } from '#engine/dsp/band-table'
import { settingsFor } from '#engine/enhance/settings'
import { factsOf, music, never, readerOf } from './signals'

const rate = hertz(22_050)
const sound = music(20, rate, 0.25)
const known = await analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())

const level = fc.double({ min: -200, max: 24, noNaN: true }).map(decibels)
/** Falls or rises evenly, so that a correction of all of it is wanted on each side. */
const leaningSpectrum = fc
  .double({ min: -6, max: 6, noNaN: true })
  .map((tilt) => Array.from({ length: 31 }, (_, i) => decibels(-40 + tilt * (i - 15))))
const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    loudness: fc.option(fc.double({ min: -69, max: 20, noNaN: true }).map(lufs)),
    range: fc.double({ min: 0, max: 60, noNaN: true }),
    truePeak: level,
    samplePeak: level,
    levels: fc.oneof(fc.array(level, { minLength: 31, maxLength: 31 }), leaningSpectrum),
    correlation: fc.double({ min: -1, max: 1, noNaN: true }),
    bandwidthLimit: fc.option(fc.double({ min: 4000, max: 22_000, noNaN: true }).map(hertz)),
    rows: fc.array(fc.uint8Array({ minLength: rowLength, maxLength: rowLength }), { maxLength: 60 }),
  })
  .map(({ levels, rows, ...rest }) => ({
    ...rest,
    revision: '1-full',
    kind: 'full',
    peakToLoudness: rest.loudness === null ? null : decibels(rest.truePeak - rest.loudness),
    spectrum: levels.map((each, i) => ({ centre: hertz(1000 * 10 ** ((i - 17) / 10)), level: each })),
    table: Uint8Array.from(rows.flatMap((row) => [...row])),
  }))

/** Every number in plain data. */
const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

test('whatever a profile says, settings are finite and within bounds', () => {
  fc.assert(
    fc.property(
      anyProfile,
      fc.constantFrom(...presets),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom(-16, -14, -11),
      (profile, preset, hundredths, target) => {
        const settings = settingsFor(profile, preset, intensityOf(hundredths / 100), lufs(target))
        for (const value of numbersIn(settings)) expect(Number.isFinite(value)).toBe(true)
        expect(settings.makeup).toBeLessThanOrEqual(24)
        expect(settings.forecast.limiting).toBeLessThanOrEqual(3.01)
        expect(settings.dynamics?.ratio ?? 1).toBeGreaterThanOrEqual(1)
        expect(settings.dynamics?.ratio ?? 1).toBeLessThanOrEqual(2.2)
        for (const { gain } of settings.bands) expect(Math.abs(gain)).toBeLessThanOrEqual(3)
        expect(Math.abs((settings.width?.width ?? 1) - 1)).toBeLessThanOrEqual(0.150_001)
      },
    ),
    { numRuns: 150 },
  )
})

test('an hour that is quiet for its first half gets the settings of two such minutes', () => {
  /** 8 dB is 16 of the table's codes. */
  const quiet = known.table.map((code) => Math.max(0, code - 16))
  const halves = (times: number) => {
    const table = new Uint8Array(2 * times * known.table.length)
    for (let turn = 0; turn < 2 * times; turn += 1)
      table.set(turn < times ? quiet : known.table, turn * known.table.length)
    return { ...known, table }
  }
  const hour = halves(90)
  expect(hour.table.length / rowLength).toBeGreaterThanOrEqual(36_000)
  for (const preset of presets) {
    const short = settingsFor(halves(3), preset, intensityOf(1), lufs(-14))
    const long = settingsFor(hour, preset, intensityOf(1), lufs(-14))
    expect(Math.abs(long.makeup - short.makeup)).toBeLessThan(0.3)
    long.dynamics?.thresholds.forEach((threshold, band) => {
      expect(Math.abs(threshold - (short.dynamics?.thresholds[band] ?? 0))).toBeLessThan(0.5)
    })
  }
})
