import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import { trackIdOf } from '#contracts/track'
import { frames, hertz, seconds } from '#contracts/units'
import { fullIntensity, type Preset, presets } from '#contracts/variant'
import { planAhead } from '#engine/ahead/plan'

const facts = (duration: number) =>
  ({ sampleRate: hertz(1000), totalFrames: frames(duration * 1000) }) as unknown as SoundFacts
const heard: Heard = {
  track: trackIdOf(1),
  position: seconds(35),
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  next: trackIdOf(2),
  thrifty: false,
}
const others = presets.filter((preset) => preset !== 'warm')
const shown = (at: Partial<Heard>, duration = 300, ranked: readonly Preset[] = others, isSettled = true) =>
  planAhead({ ...heard, ...at }, facts(duration), ranked, isSettled).map(
    ({ track, variant, index, tier }) => `${track} ${variant.preset} ${index} ${tier}`,
  )

test('what is heard, what comes next, other presets here, the rest, the next track, what is likely then', () => {
  expect(shown({}, 120, ['bright', 'gentle', 'punchy', 'adaptive'])).toEqual([
    '1 warm 1 L2',
    '1 warm 2 L2',
    '1 bright 1 L3',
    '1 gentle 1 L3',
    '1 punchy 1 L3',
    '1 adaptive 1 L3',
    '1 warm 3 L2',
    '1 warm 0 L2',
    '2 warm 0 L2',
    '1 bright 2 L3',
    '1 gentle 2 L3',
  ])
})

test('near the end the next track comes before other presets', () => {
  expect(shown({ position: seconds(80) }, 120).slice(0, 4)).toEqual([
    '1 warm 2 L2',
    '1 warm 3 L2',
    '2 warm 0 L2',
    '1 adaptive 2 L3',
  ])
})

test('near a border other presets are wanted on its far side too', () => {
  expect(shown({ position: seconds(55) }).slice(2, 4)).toEqual(['1 adaptive 1 L3', '1 adaptive 2 L3'])
})

test('while the original is heard the chosen preset waits at the playhead', () => {
  expect(shown({ enhanced: false }, 120)).toEqual([
    '1 warm 1 L3',
    '1 warm 2 L3',
    ...others.map((preset) => `1 ${preset} 1 L3`),
    ...others.slice(0, 2).map((preset) => `1 ${preset} 2 L3`),
  ])
})

test('a thrifty device gets what is needed next and no more', () => {
  expect(shown({ thrifty: true })).toEqual(['1 warm 1 L2', '1 warm 2 L2'])
})

test('while the listener is choosing only the presets at the playhead are made ready', () => {
  expect(shown({}, 300, others, false)).toEqual([
    '1 warm 1 L2',
    '1 warm 2 L2',
    ...others.map((preset) => `1 ${preset} 1 L3`),
  ])
})

test('every chunk is planned once and exists', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 400, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      (position, duration, enhanced) => {
        const jobs = shown({ position: seconds(position), enhanced }, duration)
        expect(new Set(jobs).size).toBe(jobs.length)
        for (const job of jobs.filter((job) => job.startsWith('1 ')))
          expect(Number(job.split(' ')[2])).toBeLessThan(Math.ceil(duration / 30))
      },
    ),
  )
})
