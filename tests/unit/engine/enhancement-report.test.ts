import { describe, expect, test } from 'vitest'
import { decibels, hertz, lufs } from '#contracts/units'
import { fullIntensity, type Intensity, intensityOf, type Preset, presets } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { reportOf } from '#engine/enhance/report'
import { settingsFor } from '#engine/enhance/settings'
import type { StereoBlock } from '#engine/sound'
import { factsOf, music, never, readerOf } from '../dsp/signals'

const rate = hertz(32_000)
const profileOf = (sound: StereoBlock) =>
  analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())
const calm = music(20, rate, 0.25)
const clicks: StereoBlock = (() => {
  const beaten = (channel: Float32Array) =>
    channel.map((sample, frame) => 0.05 * sample + (frame % 8000 < 40 ? 0.9 : 0))
  return { left: beaten(calm.left), right: beaten(calm.right) }
})()
const profile = await profileOf(calm)

const report = (preset: Preset, intensity: Intensity = fullIntensity, target = -14, of = profile) =>
  reportOf(of, settingsFor(of, preset, intensity, lufs(target)), preset, intensity, lufs(target))

describe('the report of an enhancement', () => {
  test('survives the way to another realm unchanged', () => {
    for (const preset of presets) expect(structuredClone(report(preset))).toEqual(report(preset))
  })

  test('draws the curve its bands have: warm falls, bright rises', () => {
    const ends = (preset: Preset) => {
      const { curve } = report(preset)
      expect(curve.length).toBe(64)
      return [curve[8]?.level ?? 0, curve[60]?.level ?? 0] as const
    }
    const [warm, bright] = [ends('warm'), ends('bright')]
    expect(warm[0]).toBeGreaterThan(warm[1] + 1)
    expect(bright[1]).toBeGreaterThan(bright[0] + 1)
  })

  test('makes up what lies between the loudness before and after, when dynamics hardly matter', () => {
    const { loudness, makeup } = report('gentle')
    expect(loudness).toMatchObject({ before: profile.loudness, aim: -14, target: -14 })
    expect(Math.abs((loudness.after ?? 0) - (loudness.before ?? 0) - makeup)).toBeLessThan(2)
  })

  test('half the intensity aims half the way', () => {
    const { aim, before, target } = report('warm', intensityOf(0.5)).loudness
    expect(aim).toBeCloseTo(((before ?? 0) + target) / 2, 6)
  })

  test('each band of the compressor says its mean reduction, never more than the presets may', () => {
    const { compressor } = report('punchy')
    expect(compressor?.bands.length).toBe(3)
    for (const { meanReduction } of compressor?.bands ?? []) {
      expect(meanReduction).toBeGreaterThan(0)
      expect(meanReduction).toBeLessThanOrEqual(2.1)
    }
  })

  test('intensity 0 says the sound is left as it is', () => {
    const untouched = report('warm', intensityOf(0))
    expect(untouched).toMatchObject({
      untouched: true,
      bands: [],
      compressor: null,
      makeup: 0,
      undershot: null,
    })
    expect(untouched.curve.every(({ level }) => level === 0)).toBe(true)
  })
})

describe('a target out of reach', () => {
  test('names the preset that holds all others back, the same for each', async () => {
    const peaky = await profileOf(clicks)
    const limits = presets.map((preset) => report(preset, fullIntensity, -11, peaky).undershot)
    expect(limits[0]).toMatchObject({ kind: 'reach' })
    for (const limit of limits) expect(limit).toEqual(limits[0])
  })

  test('of sound as quiet as a whisper is the gain’s doing', async () => {
    const whisper = { left: calm.left.map((x) => x * 0.003), right: calm.right.map((x) => x * 0.003) }
    expect(report('warm', fullIntensity, -14, await profileOf(whisper)).undershot).toEqual({ kind: 'gain' })
  })

  test('is none where the aim is met', () => {
    expect(report('warm').undershot).toBeNull()
  })
})

describe('why adaptive does what it does', () => {
  test('names the band it moves most, with its gain at this intensity', () => {
    const spectrum = profile.spectrum.map(({ centre, level }) => ({
      centre,
      level: decibels(centre > 3000 ? level - 12 : level),
    }))
    const dull = { ...profile, spectrum }
    const { reason } = report('adaptive', fullIntensity, -14, dull)
    expect(reason).toMatchObject({ code: 'raised' })
    const half = report('adaptive', intensityOf(0.5), -14, dull).reason
    if (reason?.code !== 'raised' || half?.code !== 'raised') throw new Error('nothing was raised')
    expect(reason.band).toBeGreaterThanOrEqual(3)
    expect(half.decibels).toBeCloseTo(reason.decibels / 2, 6)
  })

  test('other presets need no reason', () => {
    expect(report('warm').reason).toBeNull()
  })
})
