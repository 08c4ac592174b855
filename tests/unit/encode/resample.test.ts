import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frames, frames, hertz } from '#contracts/units'
import { framesAt48k, resampled } from '#engine/encode/resample'
import { cd, collected, never, trackOf } from './sound'

const rates = [8000, 11_025, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000]

const heard = async (
  rate: number,
  total: number,
  sample: (frame: number) => number,
  from: number,
  to: number,
) => {
  const read = trackOf(total, (frame, channel) => (channel === 0 ? sample(frame) : -sample(frame)), 3000)
  const blocks = await collected(
    resampled({
      rate: hertz(rate),
      totalFrames: frames(total),
      read,
      range: { from: frames(from), to: frames(to) },
      signal: never,
    }),
  )
  const left = blocks.flatMap((block) => Array.from(block.left))
  expect(blocks.flatMap((block) => Array.from(block.right)).map((value) => 0 - value)).toEqual(left)
  return left
}

const decibels = (ratio: number) => 20 * Math.log10(Math.max(ratio, 1e-12))
const loudest = (values: readonly number[]) =>
  values.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)

test.each(rates)('a tone at 0.9 of what %i Hz can hold keeps its pitch, level and place', async (rate) => {
  const frequency = 0.45 * Math.min(rate, 48_000)
  const total = rate / 4
  const sound = await heard(
    rate,
    total,
    (frame) => Math.sin((2 * Math.PI * frequency * frame) / rate),
    3000,
    9000,
  )
  const wanted = sound.map((_, at) => Math.sin((2 * Math.PI * frequency * (at + 3000)) / 48_000))
  expect(decibels(loudest(sound.map((value, at) => value - (wanted[at] ?? 0))))).toBeLessThan(-85)
})

test.each([88_200, 96_000, 192_000])('what 48 kHz cannot hold is gone, coming from %i Hz', async (rate) => {
  const sound = await heard(
    rate,
    rate / 4,
    (frame) => Math.sin((2 * Math.PI * 25_000 * frame) / rate),
    3000,
    9000,
  )
  expect(decibels(loudest(sound))).toBeLessThan(-90)
})

test('at 48 kHz nothing is touched', async () => {
  const noise = (frame: number) => Math.fround(Math.sin(frame * frame))
  expect(await heard(48_000, 5000, noise, 100, 4000)).toEqual(
    Array.from({ length: 3900 }, (_, at) => noise(at + 100)),
  )
})

test('any range gives the same values as the whole, wherever it begins', async () => {
  const noise = (frame: number) => Math.sin(frame * frame) * 0.5
  const total = 6000
  const wholes = new Map<number, number[]>()
  for (const rate of rates)
    wholes.set(rate, await heard(rate, total, noise, 0, framesAt48k(frames(total), hertz(rate))))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...rates), fc.nat(1000), fc.nat(1000), async (rate, one, other) => {
      const whole = wholes.get(rate) ?? []
      const [from, to] = [one, other]
        .sort((a, b) => a - b)
        .map((part) => Math.floor((part / 1000) * whole.length))
      expect(await heard(rate, total, noise, from ?? 0, to ?? 0)).toEqual(whole.slice(from, to))
    }),
    { numRuns: 60 },
  )
})

test('outside the track there is silence', async () => {
  const sound = await heard(44_100, 4410, () => 1, -9600, 4800 + 9600)
  expect(sound).toHaveLength(4800 + 2 * 9600)
  expect(loudest(sound.slice(0, 9600 - 100))).toBe(0)
  expect(loudest(sound.slice(9600 + 4800 + 100))).toBe(0)
  expect(sound[9600 + 2400]).toBeCloseTo(1, 4)
})

test('an hour of sound is as long as it was', () => {
  const hour = (cd * 3600) as Frames
  expect(framesAt48k(hour, cd)).toBe(48_000 * 3600)
})
