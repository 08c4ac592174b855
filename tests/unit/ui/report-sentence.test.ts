import { expect, test } from 'vitest'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { decibels, hertz, lufs } from '#contracts/units'
import { fullIntensity, intensityOf } from '#contracts/variant'
import { level, signedLevel } from '#ui/enhancement/figure'
import { shownCurve } from '#ui/enhancement/preset-curve'
import { presetSentence } from '#ui/enhancement/preset-sentence'
import { limiterLine, undershotLine } from '#ui/enhancement/report-sentence'
import { warningsOf } from '#ui/enhancement/warnings'

const report = (part: Partial<EnhancementReport> = {}): EnhancementReport => ({
  preset: 'adaptive',
  intensity: fullIntensity,
  profile: 'full',
  untouched: false,
  curve: [{ frequency: hertz(30), level: decibels(2) }],
  bands: [],
  compressor: null,
  width: 1,
  makeup: decibels(3),
  loudness: { before: lufs(-17.2), after: lufs(-14.02), aim: lufs(-14), target: lufs(-14) },
  peak: { before: decibels(-0.4), after: decibels(-1) },
  spectrum: [],
  change: [],
  limiting: decibels(1.06),
  undershot: null,
  bandwidthLimit: null,
  reason: null,
  ...part,
})
const plain = (line: string | null) => line?.replaceAll('\u00a0', ' ')

test('the limiter says what it takes, or that it rests', () => {
  expect(plain(limiterLine(report()))).toBe('The limiter takes 1.1 dB at most.')
  expect(limiterLine(report({ limiting: decibels(0) }))).toBe('The limiter rests.')
  expect(limiterLine(report({ untouched: true }))).toBeNull()
})

test('warnings are honest: a cut-off source, a first impression, and nothing where there is nothing', () => {
  expect(warningsOf(report())).toEqual([])
  const doubtful = report({ bandwidthLimit: hertz(15_100), profile: 'quick' })
  expect(warningsOf(doubtful).map(plain)).toEqual([
    'This file was cut off above 15.1 kHz when it was made: nothing is raised there.',
    'A first impression, until all of the song was heard.',
  ])
})

test('levels are told with one decimal and a true minus', () => {
  expect([level(-14), level(0.04), level(null), level(Number.NEGATIVE_INFINITY)]).toEqual([
    '−14.0',
    '0.0',
    '–',
    '–',
  ])
  expect([signedLevel(1.84), signedLevel(-0.96)]).toEqual(['+1.8', '−1.0'])
})

test('a target that is not reached says why', () => {
  expect(undershotLine(report())).toBeNull()
  expect(undershotLine(report({ undershot: { kind: 'reach', preset: 'punchy' } }))).toMatch(
    /^Target not reached: Punchy /,
  )
  expect(undershotLine(report({ undershot: { kind: 'gain' } }))).toMatch(/^Target not reached: more gain/)
})

test('adaptive says what it did to this song', () => {
  const reason = { code: 'raised', band: 3, decibels: decibels(1.84) } as const
  expect(plain(presetSentence('adaptive', fullIntensity, reason))).toBe('lifts the presence by 1.8 dB.')
  expect(presetSentence('adaptive', fullIntensity, { code: 'balanced' })).toContain('right as it is')
})

test('the curve of a report follows the slider while it moves', () => {
  expect(shownCurve('adaptive', intensityOf(0.5), report())).toEqual([1])
})
