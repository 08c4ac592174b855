import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presetBands, presetGains } from '#contracts/preset-bands'
import { decibels } from '#contracts/units'
import { fullIntensity, intensityOf, presets } from '#contracts/variant'
import { bandResponse } from '#ui/enhancement/band-response'
import { curvePath } from '#ui/enhancement/curve-path'
import { presetCurve, presetLevel } from '#ui/enhancement/preset-curve'
import { presetSentence } from '#ui/enhancement/preset-sentence'

describe('a band', () => {
  const gain = fc.double({ min: -6, max: 6, noNaN: true })

  test('a bell reaches its gain at its centre and leaves the far ends alone', () => {
    fc.assert(
      fc.property(gain, (value) => {
        const bell = presetBands[1]
        expect(bandResponse(bell, decibels(value), bell.frequency)).toBeCloseTo(value, 6)
        expect(Math.abs(bandResponse(bell, decibels(value), 1))).toBeLessThan(0.01)
        expect(Math.abs(bandResponse(bell, decibels(value), 200_000))).toBeLessThan(0.01)
      }),
    )
  })

  test('a shelf has its gain on its side, half of it at its corner and none on the other', () => {
    fc.assert(
      fc.property(gain, fc.constantFrom(presetBands[0], presetBands[4]), (value, shelf) => {
        const [inside, outside] = shelf.kind === 'low-shelf' ? [0.1, 1e7] : [1e7, 0.1]
        expect(bandResponse(shelf, decibels(value), inside)).toBeCloseTo(value, 3)
        expect(bandResponse(shelf, decibels(value), shelf.frequency)).toBeCloseTo(value / 2, 6)
        expect(bandResponse(shelf, decibels(value), outside)).toBeCloseTo(0, 3)
      }),
    )
  })
})

describe('what a tile shows', () => {
  test('every preset is a level line at intensity 0', () => {
    for (const preset of presets)
      for (const level of presetCurve(preset, intensityOf(0))) expect(level).toBeCloseTo(0, 9)
  })

  test('warm rises to the left, bright to the right', () => {
    const at = (preset: 'warm' | 'bright', frequency: number) => presetLevel(preset, fullIntensity, frequency)
    expect(at('warm', 60)).toBeGreaterThan(at('warm', 12_000) + 1)
    expect(at('bright', 12_000)).toBeGreaterThan(at('bright', 60) + 1)
  })

  test('the path runs over the whole width, louder is higher', () => {
    const path = curvePath([decibels(0), decibels(3), decibels(-3)], {
      width: 100,
      height: 20,
      reach: decibels(3),
    })
    expect(path).toBe('M0.0 10.0L50.0 0.0L100.0 20.0')
  })
})

describe('what a preset does, in words', () => {
  test('names what it lifts and eases most, with the amount at this intensity', () => {
    expect(presetSentence('warm', fullIntensity)).toBe(
      'lifts the bass by 1.5\u00a0dB and eases the air by 0.8\u00a0dB.',
    )
    expect(presetSentence('warm', intensityOf(0.5))).toContain('lifts the bass by 0.8\u00a0dB')
  })

  test('never claims to ease what no band eases', () => {
    expect(presetGains.punchy.some((gain) => gain < 0)).toBe(false)
    expect(presetSentence('punchy', fullIntensity)).not.toContain('eases')
  })

  test('a hardly audible amount is called that', () => {
    expect(presetSentence('gentle', intensityOf(0.1))).toContain('barely')
  })
})
