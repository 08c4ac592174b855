import { expect, test } from 'vitest'
import type { EnhancementReport } from '#contracts/enhancement-report'
import { decibels, hertz, lufs } from '#contracts/units'
import { fullIntensity, intensityOf } from '#contracts/variant'
import { shownCurve } from '#ui/enhancement/preset-curve'
import { presetSentence } from '#ui/enhancement/preset-sentence'
import { loudnessLine, undershotLine } from '#ui/enhancement/report-sentence'

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

test('the loudness it lands on is told with the change and the limiting', () => {
  expect(plain(loudnessLine(report()))).toBe('+3.2 dB to −14 LUFS · limiter ≤ 1.1 dB')
})

test('a limiter at rest is not mentioned, a loud song is turned down', () => {
  const loud = report({
    limiting: decibels(0),
    loudness: { before: lufs(-8.5), after: lufs(-14), aim: lufs(-14), target: lufs(-14) },
  })
  expect(plain(loudnessLine(loud))).toBe('−5.5 dB to −14 LUFS')
})

test('silence and untouched sound have no loudness to tell of', () => {
  expect(loudnessLine(report({ untouched: true }))).toBeNull()
  const silence = { before: null, after: null, aim: null, target: lufs(-14) }
  expect(loudnessLine(report({ loudness: silence }))).toBeNull()
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
