import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seconds } from '#contracts/units'
import { intensityOf } from '#contracts/variant'
import { defaultSettings, type Settings, settingsFrom, settingsText } from '#player/settings'

test('settings come back as they were left', () => {
  const left: Settings = {
    enhancement: { enabled: true, preset: 'punchy', intensity: intensityOf(0.35) },
    matchLoudness: false,
    crossfade: seconds(4),
    originalFormat: 'webm',
    volume: 0.4,
    muted: true,
    shuffle: true,
    repeat: 'one',
  }
  expect(settingsFrom(settingsText(left))).toEqual(left)
})

test('a damaged field is the default and costs no other field', () => {
  expect(settingsFrom('{"volume":7,"muted":true,"crossfade":13,"enhancement":{"preset":"loud"}}')).toEqual({
    ...defaultSettings,
    muted: true,
  })
})

test('no stored text can break the start', () => {
  const anything = fc.oneof(fc.string(), fc.json(), fc.constant(null))
  fc.assert(
    fc.property(anything, (text) => {
      const { volume, enhancement, crossfade } = settingsFrom(text)
      expect(volume).toBeGreaterThanOrEqual(0)
      expect(volume).toBeLessThanOrEqual(1)
      expect(crossfade).toBeGreaterThanOrEqual(0)
      expect(crossfade).toBeLessThanOrEqual(12)
      expect(enhancement.intensity).toBeLessThanOrEqual(1)
    }),
  )
})
