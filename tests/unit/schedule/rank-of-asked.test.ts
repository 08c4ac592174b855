import { expect, test } from 'vitest'
import type { Heard } from '#contracts/heard'
import { trackIdOf } from '#contracts/track'
import { frames, seconds } from '#contracts/units'
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
const asked = (index: number, variant: Variant, track: number, isAwaited: boolean) =>
  ({ kind: 'chunk', track: trackIdOf(track), variant, index, skip: frames(0), isAwaited }) as const
const rank = (index: number, done = 0, variant: Variant = warm, track = 1, at: Heard | null = heard) =>
  rankOfAsked(asked(index, variant, track, true), seconds(done), at)

test('sound due in a moment, due soon, and later', () => {
  expect([rank(1), rank(1, 10), rank(1, 11), rank(1, 20), rank(1, 21), rank(2)]).toEqual([
    'audible',
    'audible',
    'next-chunk',
    'next-chunk',
    'seek-target',
    'seek-target',
  ])
  expect(rank(2, 0, warm, 1, { ...heard, position: seconds(50) })).toBe('next-chunk')
})

test('what is asked for elsewhere: another place, preset or track', () => {
  const bright: Variant = { mode: 'enhanced', preset: 'bright', intensity: fullIntensity }
  expect([rank(7), rank(0, 0, warm, 1, { ...heard, position: seconds(70) }), rank(1, 0, bright)]).toEqual(
    Array(3).fill('seek-target'),
  )
  expect(rank(0, 0, warm, 2)).toBe('seek-target')
  expect(rank(0, 0, warm, 1, null)).toBe('seek-target')
})

test('the original, in whatever form', () => {
  const original = { ...heard, enhanced: false }
  expect(rank(1, 0, { mode: 'original', format: 'source' }, 1, original)).toBe('audible')
  expect(rank(1, 0, warm, 1, original)).toBe('seek-target')
})

test('what nobody waits for takes its turn with what is made ready for a switch, wherever it lies', () => {
  const ranks = [1, 2, 7].map((index) => rankOfAsked(asked(index, warm, 1, false), seconds(0), heard))
  expect(ranks).toEqual(Array(3).fill('first-seconds'))
})
