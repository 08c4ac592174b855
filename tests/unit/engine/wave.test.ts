import { describe, expect, test } from 'vitest'
import { frames, hertz, lufs } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { type Wave, waveLevel } from '#contracts/wave'
import { analyseFull } from '#engine/analysis/analyse-full'
import { evenlySpread, sketchWave } from '#engine/analysis/sketch-wave'
import { waveOfTable } from '#engine/analysis/wave-of-table'
import { reportOf } from '#engine/enhance/report'
import { settingsFor } from '#engine/enhance/settings'
import { factsOf, music, never, readerOf, toneParts } from '../dsp/signals'

const rate = hertz(32_000)
/** Ten seconds soft, ten seconds loud. */
const stepped = toneParts(
  [
    [-40, 10],
    [-10, 10],
  ],
  rate,
)
const source = { facts: factsOf(stepped, rate), read: readerOf(stepped) }
const at = (wave: Wave, share: number) => waveLevel(wave.levels[Math.floor(share * wave.levels.length)] ?? 0)

describe('the outline of a track', () => {
  test('follows its level, from the table and from a sketch alike', async () => {
    const profile = await analyseFull(source, never())
    const [full, coarse] = [waveOfTable(profile.table), await sketchWave(source, never())]
    expect([full.kind, coarse.kind]).toEqual(['full', 'coarse'])
    expect(full.levels.length).toBe(200)
    for (const wave of [full, coarse]) {
      expect(at(wave, 0.75) - at(wave, 0.25)).toBeCloseTo(30, 0)
      expect(waveLevel(wave.peaks[Math.floor(0.75 * wave.peaks.length)] ?? 0)).toBeCloseTo(-10, 0)
    }
    expect(Math.abs(at(full, 0.75) - at(coarse, 0.75))).toBeLessThanOrEqual(1)
  })

  test('a sketch spans the whole track from its first windows on', async () => {
    const told: Wave[] = []
    await sketchWave(source, never(), (wave) => told.push(wave))
    expect(told.length).toBeGreaterThan(4)
    const first = told[0] as Wave
    expect(at(first, 0.9) - at(first, 0.1)).toBeCloseTo(30, 0)
  })

  test('a decoder that cannot leap is read from the beginning to the end', async () => {
    const asked: number[] = []
    const facts = { ...source.facts, decoder: 'ffmpeg' as const }
    await sketchWave(
      {
        facts,
        read: (range, signal) => {
          asked.push(range.from)
          return source.read(range, signal)
        },
      },
      never(),
    )
    expect(asked).toEqual([...asked].sort((one, other) => one - other))
  })

  test('a track of one frame has an outline too', async () => {
    const dot = toneParts([[-10, 1 / rate]], rate)
    const facts = { ...factsOf(dot, rate), totalFrames: frames(1) }
    expect((await sketchWave({ facts, read: readerOf(dot) }, never())).levels.length).toBe(128)
  })

  test('any beginning of the order of windows is evenly spread', () => {
    const order = evenlySpread(128)
    expect(new Set(order).size).toBe(128)
    expect([...order.slice(0, 4)].sort((one, other) => one - other)).toEqual([0, 32, 64, 96])
  })
})

test('what enhancement changes over time adds up to what it says of the loudness', async () => {
  const sound = music(20, rate, 0.1)
  const profile = await analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())
  const settings = settingsFor(profile, 'warm', fullIntensity, lufs(-14))
  const { change, loudness, spectrum, peak } = reportOf(profile, settings, 'warm', fullIntensity, lufs(-14))
  expect(change.length).toBe(200)
  const mean = change.reduce((sum, decibels) => sum + decibels, 0) / change.length
  expect(Math.abs(mean - ((loudness.after ?? 0) - (loudness.before ?? 0)))).toBeLessThan(1.5)
  const lift = (frequency: number) => {
    const found = spectrum.find((point) => point.frequency >= frequency)
    return found ? found.after - found.before : 0
  }
  expect(lift(100)).toBeGreaterThan(lift(10_000) + 1)
  expect(peak.after).toBeLessThanOrEqual(-1)
})
