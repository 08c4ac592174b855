import { describe, expect, test } from 'vitest'
import { frames, hertz, lufs } from '#contracts/units'
import { intensityOf, presets } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { analyseQuick } from '#engine/analysis/analyse-quick'
import { renderEnhanced } from '#engine/enhance/render'
import { settingsFor } from '#engine/enhance/settings'
import type { StereoBlock } from '#engine/sound'
import { both, createNoise, factsOf, music, never, readerOf, toneAt, truePeakOf } from './signals'

const noise = createNoise(11)
const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e30, -1e30, 1e-42]

const inputs: readonly (readonly [string, number, StereoBlock])[] = [
  ['silence', 44_100, both(44_100, () => 0)],
  ['a constant', 44_100, both(44_100, () => 0.8)],
  ['a full-scale square', 44_100, both(44_100, (frame) => (frame % 200 < 100 ? 1 : -1))],
  ['nothing but NaN', 44_100, both(44_100, () => Number.NaN)],
  [
    'NaN and infinities among music',
    44_100,
    both(88_200, (frame) => (frame % 1000 < 6 ? (odd[frame % 6] ?? 0) : 0.3 * noise())),
  ],
  ['noise far over full scale', 44_100, both(44_100, () => 40 * noise())],
  ['the quietest noise of 16 bits', 44_100, both(44_100, () => noise() / 32_768)],
  ['one sample', 44_100, both(1, () => 1)],
  ['no samples', 44_100, both(0, () => 0)],
  [
    'two out-of-phase channels',
    44_100,
    {
      left: both(44_100, toneAt(300, -3, 44_100)).left,
      right: both(44_100, (f) => -toneAt(300, -3, 44_100)(f)).left,
    },
  ],
  [
    'one channel only',
    44_100,
    { left: both(44_100, () => 0.5 * noise()).left, right: new Float32Array(44_100) },
  ],
  ['8 kHz', 8000, music(3, 8000, 2)],
  ['11.025 kHz', 11_025, music(3, 11_025, 2)],
  ['192 kHz', 192_000, music(1, 192_000, 2)],
]

describe.each(inputs)('%s', (_, rate, sound) => {
  const facts = factsOf(sound, rate)
  const source = { facts, read: readerOf(sound) }

  test.each([
    ['full', analyseFull],
    ['quick', analyseQuick],
  ] as const)('has a %s profile of finite numbers', async (__, analyse) => {
    const profile = await analyse(source, never())
    const { loudness, range, truePeak, samplePeak, correlation, spectrum } = profile
    for (const value of [range, truePeak, samplePeak, correlation, ...spectrum.map(({ level }) => level)]) {
      expect(Number.isFinite(value)).toBe(true)
    }
    expect(loudness === null || Number.isFinite(loudness)).toBe(true)
    expect(structuredClone(profile)).toEqual(profile)
  })

  test('comes out of every preset as finite samples under the ceiling', async () => {
    const profile = await analyseFull(source, never())
    for (const preset of presets) {
      const settings = settingsFor(profile, preset, intensityOf(1), lufs(-11))
      let peak = 0
      let count = 0
      const range = { from: frames(0), to: facts.totalFrames }
      const job = {
        settings,
        rate: hertz(rate),
        range,
        total: facts.totalFrames,
        read: source.read,
        signal: never(),
      }
      for await (const { left, right } of renderEnhanced(job)) {
        count += left.length
        for (let frame = 0; frame < left.length; frame += 1) {
          const l = left[frame] ?? Number.NaN
          const r = right[frame] ?? Number.NaN
          if (!(Math.abs(l) <= 1 && Math.abs(r) <= 1)) throw new Error(`frame ${frame} is ${l}, ${r}`)
          peak = Math.max(peak, Math.abs(l), Math.abs(r))
        }
      }
      expect(count).toBe(facts.totalFrames)
      expect(peak).toBeLessThan(10 ** (-1 / 20) + 1e-6)
    }
  })
})

test.each([8000, 44_100, 96_000, 192_000])(
  'a full-scale square at %i Hz stays under the ceiling between its samples too',
  async (rate) => {
    const square = both(0.2 * rate, (frame) => (frame % 73 < 36 ? 1 : -1))
    const { facts, read } = { facts: factsOf(square, rate), read: readerOf(square) }
    const profile = await analyseFull({ facts, read }, never())
    const settings = settingsFor(profile, 'bright', intensityOf(1), lufs(-11))
    const range = { from: frames(0), to: facts.totalFrames }
    const job = { settings, rate: hertz(rate), range, total: facts.totalFrames, read, signal: never() }
    const left = new Float32Array(facts.totalFrames)
    for await (const block of renderEnhanced(job)) left.set(block.left, block.from)
    // Without its end, which is a step of the meter's own making.
    expect(truePeakOf(left.subarray(0, left.length - 100))).toBeLessThan(-0.9)
    expect(Math.max(...left)).toBeGreaterThan(0.1)
  },
)

test('silence gets no gain', async () => {
  const sound = both(44_100, () => 0)
  const profile = await analyseFull({ facts: factsOf(sound, 44_100), read: readerOf(sound) }, never())
  const settings = settingsFor(profile, 'warm', intensityOf(1), lufs(-14))
  expect(profile.loudness).toBeNull()
  expect(settings.makeup).toBe(0)
  expect(settings.forecast.loudness).toBeNull()
})
