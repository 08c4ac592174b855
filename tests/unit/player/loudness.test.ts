import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { decibels, lufs } from '#contracts/units'
import { type Enhanced, fullIntensity } from '#contracts/variant'
import { type KnownLoudness, matchingGain, withLoudness } from '#player/loudness'
import type { Programme } from '#player/programme'

const warm: Enhanced = { mode: 'enhanced', preset: 'warm', intensity: fullIntensity }
const original: Programme = {
  track: trackIdOf(1),
  variant: { mode: 'original', format: 'source' },
  target: null,
}
const enhanced: Programme = { track: trackIdOf(1), variant: warm, target: -14 }
const known = (before: number | null, after: number | null): KnownLoudness =>
  withLoudness(new Map(), enhanced, {
    before: before === null ? null : lufs(before),
    after: after === null ? null : lufs(after),
  })

test('both sides come out equally loud, the quieter one untouched', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -40, max: 0, noNaN: true }),
      fc.double({ min: -40, max: 0, noNaN: true }),
      (before, after) => {
        const figures = known(before, after)
        const gains = [
          matchingGain(figures, original, enhanced),
          matchingGain(figures, enhanced, enhanced),
        ] as const
        expect(before + gains[0]).toBeCloseTo(after + gains[1], 9)
        expect(Math.max(...gains)).toBe(0)
      },
    ),
  )
})

test('nothing is lowered while figures are missing, or for silence', () => {
  expect(matchingGain(new Map(), original, enhanced)).toBe(decibels(0))
  expect(matchingGain(known(null, null), enhanced, enhanced)).toBe(0)
  expect(matchingGain(known(-8, -14), original, { ...enhanced, track: trackIdOf(2) })).toBe(0)
  expect(matchingGain(known(-8, -14), original, { ...enhanced, target: -11 })).toBe(0)
})

test('figures of tracks long past are let go', () => {
  let figures = known(-8, -14)
  for (let id = 2; id <= 400; id++)
    figures = withLoudness(
      figures,
      { ...enhanced, track: trackIdOf(id) },
      { before: lufs(-9), after: lufs(-14) },
    )
  expect(figures.size).toBeLessThanOrEqual(64)
  expect(matchingGain(figures, original, { ...enhanced, track: trackIdOf(400) })).toBe(-5)
})
