import { expect, test } from 'vitest'
import { frames, hertz, lufs } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { meterRange } from '#engine/analysis/meter-range'
import { renderEnhanced } from '#engine/enhance/render'
import { settingsFor } from '#engine/enhance/settings'
import { both, factsOf, music, never, readerOf, toneAt, toneParts } from '../dsp/signals'

const rate = hertz(32_000)
const range = (from: number, to: number) => ({ from: frames(from * rate), to: frames(to * rate) })

test('a steady tone reads its loudness, its peak and its band at every step', async () => {
  const tone = both(8 * rate, toneAt(997, -20, rate))
  const meter = await meterRange(range(4, 8), rate, readerOf(tone), never())
  expect([meter.shortTerm.length, meter.peaks.length, meter.bands.length]).toEqual([40, 40, 320])
  for (const loudness of meter.shortTerm) expect(Math.abs(loudness + 20)).toBeLessThan(0.1)
  for (const peak of meter.peaks) expect(Math.abs(peak + 20)).toBeLessThan(0.3)
  expect(Math.abs((meter.loudness ?? 0) + 20)).toBeLessThan(0.1)
  const inBand = both(8 * rate, toneAt(700, -20, rate))
  const { bands } = await meterRange(range(4, 8), rate, readerOf(inBand), never())
  const step = [...bands.subarray(0, 8)]
  expect(step.indexOf(Math.max(...step))).toBe(3)
  expect(Math.abs(Math.max(...step) + 20)).toBeLessThan(0.5)
})

test('short-term loudness remembers the three seconds before the chunk', async () => {
  const sound = toneParts(
    [
      [-20, 5],
      [-40, 5],
    ],
    rate,
  )
  const { shortTerm, loudness } = await meterRange(range(5, 10), rate, readerOf(sound), never())
  expect(shortTerm[0]).toBeGreaterThan(-20.5)
  expect(shortTerm[49]).toBeLessThan(-39.8)
  expect(loudness).toBeLessThan(-39.8)
})

test('silence reads −200 everywhere and has no loudness', async () => {
  const meter = await meterRange(range(0, 1), rate, readerOf(both(rate, () => 0)), never())
  expect(meter.loudness).toBeNull()
  for (const value of [...meter.shortTerm, ...meter.peaks, ...meter.bands]) expect(value).toBe(-200)
})

test('what is rendered reads the loudness it was meant to reach, under the ceiling', async () => {
  const sound = music(24, rate, 0.25)
  const source = { facts: factsOf(sound, rate), read: readerOf(sound) }
  const settings = settingsFor(await analyseFull(source, never()), 'punchy', fullIntensity, lufs(-14))
  const total = frames(sound.left.length)
  const read: typeof source.read = (part, signal) =>
    renderEnhanced({ settings, rate, range: part, total, read: source.read, signal })
  const after = await meterRange(range(0, 24), rate, read, never())
  expect(Math.abs((after.loudness ?? 0) - (settings.forecast.loudness ?? 0))).toBeLessThan(0.5)
  expect(Math.max(...after.peaks)).toBeLessThanOrEqual(-0.5)
  const before = await meterRange(range(0, 24), rate, source.read, never())
  expect(Math.abs((after.loudness ?? 0) - (before.loudness ?? 0))).toBeGreaterThan(0.5)
})
