import { describe, expect, test } from 'vitest'
import { decibels, hertz, milliseconds } from '#contracts/units'
import { limiter } from '#engine/enhance/limiter'
import type { StereoBlock } from '#engine/sound'
import { runStage } from './run-stage'
import { both, createNoise, decibelsOf, difference, music, powerAt, toneAt, truePeakOf } from './signals'

const settings = { ceiling: decibels(-1), lookAhead: milliseconds(10), release: milliseconds(150) }
const limited = (sound: StereoBlock, rate: number) => runStage(limiter(settings, hertz(rate)), sound)

/** So that the end of a sound, a step for any meter, passes through the limiter too. */
const followedBySilence = ({ left, right }: StereoBlock): StereoBlock => {
  const longer = (channel: Float32Array) => {
    const out = new Float32Array(channel.length + 2000)
    out.set(channel)
    return out
  }
  return { left: longer(left), right: longer(right) }
}

/** Cuts off above `share` of the rate, as every converter does: 255 taps, Blackman. */
const bandLimited = ({ left }: StereoBlock, share: number): StereoBlock => {
  const taps = Float64Array.from({ length: 255 }, (_, i) => {
    const x = i - 127
    const window = 0.42 + 0.5 * Math.cos((Math.PI * x) / 128) + 0.08 * Math.cos((2 * Math.PI * x) / 128)
    return window * (x === 0 ? 2 * share : Math.sin(2 * Math.PI * share * x) / (Math.PI * x))
  })
  const filtered = left.map((_, frame) =>
    taps.reduce((sum, tap, i) => sum + tap * (left[frame + i - 127] ?? 0), 0),
  )
  return { left: filtered, right: filtered.slice() }
}

const noise = createNoise(3)
const loud: Readonly<Record<string, (rate: number) => StereoBlock>> = {
  'noise up to 20 kHz at +9 dBFS': (rate) =>
    bandLimited(
      both(rate / 4, () => 3 * noise()),
      20_000 / rate,
    ),
  'a tone at fs/4 between the samples': (rate) => both(rate / 4, toneAt(rate / 4, 3, rate, Math.PI / 4)),
  'a full-scale square': (rate) => both(rate / 4, (frame) => (frame % 100 < 50 ? 1.5 : -1.5)),
  'one lonely click': (rate) => both(rate / 4, (frame) => (frame === 3000 ? 3 : 0)),
  'bursts of 15 kHz': (rate) =>
    both(rate / 4, (frame) => (frame % 2000 < 300 ? 2 : 0.1) * toneAt(15_000, 0, rate)(frame)),
  'dense music, 12 dB too loud': (rate) => music(0.25, rate, 4),
}

describe.each([44_100, 48_000])('at %i Hz', (rate) => {
  test.each(Object.keys(loud))('%s stays under -0.9 dBTP on an independent meter', (name) => {
    const sound = loud[name]?.(rate)
    if (!sound) throw new Error(name)
    const { left, right } = limited(followedBySilence(sound), rate)
    expect(truePeakOf(left)).toBeLessThan(-0.9)
    expect(truePeakOf(right)).toBeLessThan(-0.9)
  })
})

test('sound under the ceiling passes untouched, only later', () => {
  const rate = 44_100
  const sound = both(rate, toneAt(440, -3, rate))
  const { left } = limited(sound, rate)
  const { latency } = limiter(settings, hertz(rate))
  expect(left.subarray(latency)).toEqual(sound.left.subarray(0, rate - latency))
})

test('after a peak the gain comes back to exactly one', () => {
  const rate = 44_100
  const sound = both(5 * rate, (frame) => (frame === 1000 ? 4 : toneAt(440, -6, rate)(frame)))
  const { left } = limited(sound, rate)
  const { latency } = limiter(settings, hertz(rate))
  const from = 4 * rate
  expect(left.subarray(from + latency)).toEqual(sound.left.subarray(from, 5 * rate - latency))
})

test('a loud bass note does not shake a tone over it: sidebands of 60 Hz around 1 kHz stay low', () => {
  const rate = 44_100
  const bass = toneAt(60, 2, rate)
  const tone = toneAt(1000, -20, rate)
  const { left } = limited(
    both(4 * rate, (frame) => bass(frame) + tone(frame)),
    rate,
  )
  const settled = left.subarray(2 * rate, 4 * rate)
  const level = (frequency: number) => 10 * Math.log10(powerAt(settled, frequency, rate))
  for (const sideband of [880, 940, 1060, 1120]) expect(level(sideband) - level(1000)).toBeLessThan(-40)
})

test('19 and 20 kHz together do not fall down to 1 kHz', () => {
  const rate = 48_000
  const one = toneAt(19_000, -4, rate)
  const other = toneAt(20_000, -4, rate)
  const { left } = limited(
    both(3 * rate, (frame) => one(frame) + other(frame)),
    rate,
  )
  const settled = left.subarray(2 * rate, 3 * rate)
  const level = (frequency: number) => 10 * Math.log10(powerAt(settled, frequency, rate))
  expect(level(1000) - level(19_000)).toBeLessThan(-80)
})

test('both channels share one gain', () => {
  const rate = 44_100
  const sound = both(rate / 2, toneAt(440, 3, rate))
  sound.right.set(sound.left.map((sample) => sample / 2))
  const { left, right } = limited(sound, rate)
  expect(
    difference(
      left.map((sample) => sample / 2),
      right,
    ),
  ).toBeLessThan(-140)
  expect(decibelsOf(Math.max(...left))).toBeLessThan(-1)
})
