import { expect, test } from 'vitest'
import type { Heard } from '#contracts/heard'
import { trackIdOf } from '#contracts/track'
import { frames, milliseconds, seconds } from '#contracts/units'
import { fullIntensity, type Variant } from '#contracts/variant'
import { rankOfAsked } from '#engine/schedule/rank-of-asked'

const warm: Variant = { mode: 'enhanced', preset: 'warm', intensity: fullIntensity }
const heard: Heard = {
  track: trackIdOf(1),
  position: seconds(35),
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  next: null,
  thrift: 'none',
}
const now = milliseconds(1_000_000)
const asked = (index: number, variant: Variant, track: number) =>
  ({ kind: 'chunk', track: trackIdOf(track), variant, index, skip: frames(0), wanted: null }) as const
const atOnce = { from: seconds(0), at: now }
/** Somebody waits for the chunk from its start on. */
const rank = (index: number, variant: Variant = warm, track = 1, at: Heard | null = heard) =>
  rankOfAsked(asked(index, variant, track), atOnce, seconds(0), at, now)
/** Somebody has `spare` seconds to play before second `from` of the chunk; it is made up to `done`. */
const rankWith = (index: number, from: number, spare: number, done = 0, variant: Variant = warm) => {
  const due = { from: seconds(from), at: milliseconds(now + spare * 1000) }
  return rankOfAsked(asked(index, variant, 1), due, seconds(done), heard, now)
}

test('sound due in a moment, due soon, and where the listener wants to be', () => {
  const later = { ...heard, position: seconds(50) }
  expect([rank(1), rank(2, warm, 1, later), rank(2), rank(7)]).toEqual([
    'audible',
    'next-chunk',
    'seek-target',
    'seek-target',
  ])
})

test('what is asked for elsewhere: another place, preset or track', () => {
  const bright: Variant = { mode: 'enhanced', preset: 'bright', intensity: fullIntensity }
  const far = { ...heard, position: seconds(70) }
  expect([rank(7), rank(0, warm, 1, far), rank(1, bright), rank(0, warm, 2), rank(0, warm, 1, null)]).toEqual(
    Array(5).fill('seek-target'),
  )
})

test('the original, in whatever form', () => {
  const original = { ...heard, enhanced: false }
  expect(rank(1, { mode: 'original', format: 'source' }, 1, original)).toBe('audible')
  expect(rank(1, warm, 1, original)).toBe('seek-target')
})

test('what is made beyond the next four seconds of a reader can wait', () => {
  expect([0, 3, 5].map((made) => rankWith(7, 10, 0, 10 + made))).toEqual([
    'seek-target',
    'seek-target',
    'next-track',
  ])
  expect([0, 3, 5].map((spare) => rankWith(7, 10, spare))).toEqual([
    'seek-target',
    'seek-target',
    'next-track',
  ])
})

test('what lies before the place that is waited for is as urgent as that', () => {
  expect([rankWith(7, 20, 0, 0), rankWith(7, 20, 0, 20)]).toEqual(['seek-target', 'seek-target'])
  expect(rankWith(7, 20, 6, 0)).toBe('next-track')
})

test('who has played faster than was known is served all the same', () => {
  expect(rankWith(1, 8, 10)).toBe('audible')
})

test('what nobody waits for is made ready like other presets, wherever it lies', () => {
  const ranks = [1, 2, 7].map((index) => rankOfAsked(asked(index, warm, 1), null, seconds(0), heard, now))
  expect(ranks).toEqual(Array(3).fill('other-preset'))
})
