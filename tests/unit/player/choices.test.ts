import { describe, expect, test } from 'vitest'
import { fullIntensity, intensityOf } from '#contracts/variant'
import { chosenAnew, enhancementOf, noChoices, rememberFor, scopeOf } from '#player/choices'
import type { Enhancement } from '#player/face'
import { track } from './world'

const always: Enhancement = { enabled: false, preset: 'adaptive', intensity: fullIntensity }
const start = { enhancement: always, remembered: noChoices }
const single = { ...track(9), albumKey: null }
const elsewhere = { ...track(8), albumKey: 'another' }

test('without more, a choice is for all tracks', () => {
  const chosen = chosenAnew(start, track(1), { preset: 'warm' })
  expect(enhancementOf(chosen, elsewhere).preset).toBe('warm')
  expect(scopeOf(chosen, track(1))).toBe('always')
})

describe('remembered for', () => {
  test('a track: changes stay with it', () => {
    const kept = chosenAnew(rememberFor(start, track(1), 'track'), track(1), { enabled: true })
    expect(scopeOf(kept, track(1))).toBe('track')
    expect(enhancementOf(kept, track(1)).enabled).toBe(true)
    expect(enhancementOf(kept, track(2))).toBe(always)
    expect(kept.enhancement).toBe(always)
  })

  test('an album: all its tracks share it, others do not', () => {
    const kept = chosenAnew(rememberFor(start, track(1), 'album'), track(1), { intensity: intensityOf(0.4) })
    expect(enhancementOf(kept, track(2)).intensity).toBe(0.4)
    expect(scopeOf(kept, track(2))).toBe('album')
    expect(enhancementOf(kept, elsewhere)).toBe(always)
  })

  test('a wider scope forgets what was nearer, and changes nothing that is heard', () => {
    const near = chosenAnew(rememberFor(start, track(1), 'track'), track(1), { preset: 'punchy' })
    for (const scope of ['album', 'always'] as const) {
      const wide = rememberFor(near, track(1), scope)
      expect(scopeOf(wide, track(1))).toBe(scope)
      expect(enhancementOf(wide, track(2)).preset).toBe('punchy')
    }
    expect(rememberFor(near, track(1), 'always').remembered).toEqual(noChoices)
  })

  test('an album does nothing where there is none', () => {
    expect(rememberFor(start, single, 'album')).toBe(start)
    expect(scopeOf(rememberFor(start, single, 'track'), single)).toBe('track')
  })
})
