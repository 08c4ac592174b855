import { describe, expect, test } from 'vitest'
import type { Profile } from '#contracts/profile'
import { decibels, frames, hertz, lufs } from '#contracts/units'
import { intensityOf, type Preset, presets } from '#contracts/variant'
import { analyseFull } from '#engine/analysis/analyse-full'
import { bandPower } from '#engine/dsp/equaliser-section'
import { adaptiveCharacter, adaptiveGains, popularLevel } from '#engine/enhance/adaptive'
import { groundworkOf } from '#engine/enhance/groundwork'
import { renderEnhanced } from '#engine/enhance/render'
import { type ChainSettings, settingsFor } from '#engine/enhance/settings'
import { treatmentOf } from '#engine/enhance/treatment'
import type { StereoBlock } from '#engine/sound'
import { factsOf, music, never, readerOf, truePeakOf } from './signals'

const rate = hertz(32_000)
const target = lufs(-14)
const profileOf = (sound: StereoBlock) =>
  analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())

const rendered = async (sound: StereoBlock, settings: ChainSettings): Promise<StereoBlock> => {
  const total = frames(sound.left.length)
  const out = { left: new Float32Array(total), right: new Float32Array(total) }
  const range = { from: frames(0), to: total }
  for await (const block of renderEnhanced({
    settings,
    rate,
    range,
    total,
    read: readerOf(sound),
    signal: never(),
  })) {
    out.left.set(block.left, block.from)
    out.right.set(block.right, block.from)
  }
  return out
}

const calm = music(20, rate, 0.25)
/** Drum beats far above the rest: −14 LUFS lies beyond what the limiter may take. */
const drums: StereoBlock = (() => {
  const beaten = (channel: Float32Array) =>
    channel.map((sample, frame) => {
      const since = frame % 9600
      const pitch = 180 + 900 * Math.exp(-since / 100)
      const beat = Math.exp(-since / (0.012 * rate)) * Math.sin((2 * Math.PI * pitch * since) / rate)
      return 0.5 * sample + 0.8 * beat
    })
  return { left: beaten(calm.left), right: beaten(calm.right) }
})()
const sounds = { calm, drums }
const profiles = { calm: await profileOf(calm), drums: await profileOf(drums) }

describe.each(['calm', 'drums'] as const)('%s music', (name) => {
  const sound = sounds[name]
  const profile = profiles[name]

  test.each(presets)('%s lands on the loudness foretold, under the ceiling', async (preset) => {
    const settings = settingsFor(profile, preset, intensityOf(1), target)
    const out = await rendered(sound, settings)
    const after = await profileOf(out)
    expect(Math.abs((after.loudness ?? 0) - (settings.forecast.loudness ?? 0))).toBeLessThan(0.5)
    if (!settings.forecast.undershot) expect(Math.abs((after.loudness ?? 0) - target)).toBeLessThan(0.5)
    expect(after.truePeak).toBeLessThan(-0.9)
  })

  test.each([1, 0.6, 0.1])('at intensity %d every preset is foretold to be equally loud', (amount) => {
    const levels = presets.map(
      (preset) => settingsFor(profile, preset, intensityOf(amount), target).forecast.loudness ?? 0,
    )
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.05)
  })

  test('the limiter is given no more than 3 dB at its 99th percentile', () => {
    for (const preset of presets) {
      const { forecast } = settingsFor(profile, preset, intensityOf(1), lufs(-11))
      expect(forecast.limiting).toBeLessThanOrEqual(3)
    }
  })
})

test('where the limiter may not go further the target is undershot, and said to be', () => {
  const { forecast } = settingsFor(profiles.drums, 'warm', intensityOf(1), target)
  expect(forecast.undershot).toBe(true)
  expect(forecast.loudness).toBeLessThan(target - 0.5)
  expect(settingsFor(profiles.calm, 'warm', intensityOf(1), target).forecast.undershot).toBe(false)
})

test('what was worked out before changes nothing, and serves until another intensity is asked for', () => {
  const known = { ...profiles.calm }
  const [full, half] = [intensityOf(1), intensityOf(0.5)]
  const ground = groundworkOf(known)
  for (const intensity of [full, half, full])
    for (const preset of presets) {
      const settings = settingsFor(known, preset, intensity, target)
      expect(settings).toEqual(settingsFor({ ...known }, preset, intensity, target))
      const treatment = treatmentOf(ground, preset, intensity)
      expect(treatmentOf(ground, preset, intensity)).toBe(treatment)
      expect(treatment.bands).toBe(settings.bands)
    }
  const before = treatmentOf(ground, 'warm', full)
  treatmentOf(ground, 'warm', half)
  expect(treatmentOf(ground, 'warm', full)).not.toBe(before)
})

test.each(presets)('an independent meter finds that %s keeps the ceiling', async (preset) => {
  const settings = settingsFor(profiles.drums, preset, intensityOf(1), lufs(-11))
  const { left, right } = await rendered(drums, settings)
  expect(settings.forecast.limiting).toBeGreaterThan(1)
  expect(truePeakOf(left.subarray(120_000, 150_000))).toBeLessThan(-0.9)
  expect(truePeakOf(right.subarray(120_000, 150_000))).toBeLessThan(-0.9)
})

test('intensity scales gains, ratio and width, and a little of it is nearly the source', () => {
  const full = settingsFor(profiles.calm, 'bright', intensityOf(1), target)
  const half = settingsFor(profiles.calm, 'bright', intensityOf(0.5), target)
  const hint = settingsFor(profiles.calm, 'bright', intensityOf(0.01), target)
  full.bands.forEach((band, index) => {
    expect(half.bands[index]?.gain).toBeCloseTo(band.gain / 2, 9)
    expect(half.bands[index]?.frequency).toBe(band.frequency)
  })
  expect((half.dynamics?.ratio ?? 0) - 1).toBeCloseTo(((full.dynamics?.ratio ?? 0) - 1) / 2, 9)
  expect(half.dynamics?.thresholds).toEqual(full.dynamics?.thresholds)
  expect((half.width?.width ?? 0) - 1).toBeCloseTo(((full.width?.width ?? 0) - 1) / 2, 9)
  expect(Math.abs(hint.makeup)).toBeLessThan(0.2)
  expect(Math.abs((hint.forecast.loudness ?? 0) - (profiles.calm.loudness ?? 0))).toBeLessThan(0.2)
})

test('sound that is dense already is not compressed', () => {
  for (const dense of [
    { ...profiles.calm, range: 4.9 },
    { ...profiles.calm, peakToLoudness: 8.9 as Profile['truePeak'] },
  ]) {
    expect(settingsFor(dense, 'punchy', intensityOf(1), target).dynamics).toBeNull()
  }
})

test('louder sound of the same kind gets the same treatment, only less gain', async () => {
  const quiet = { left: calm.left.map((x) => x / 4), right: calm.right.map((x) => x / 4) }
  const quietSettings = settingsFor(await profileOf(quiet), 'warm', intensityOf(1), target)
  const settings = settingsFor(profiles.calm, 'warm', intensityOf(1), target)
  const step = 20 * Math.log10(4)
  expect(Math.abs(quietSettings.makeup - settings.makeup - step)).toBeLessThan(0.3)
  settings.dynamics?.thresholds.forEach((threshold, band) => {
    const below = threshold - (quietSettings.dynamics?.thresholds[band] ?? 0)
    expect(Math.abs(below - step)).toBeLessThan(0.3)
  })
})

describe('adaptive', () => {
  /** The curve adaptive pulls towards, tilted. */
  const tilted = (tilt: number): Profile => ({
    ...profiles.calm,
    bandwidthLimit: null,
    spectrum: profiles.calm.spectrum.map(({ centre }) => ({
      centre,
      level: decibels(popularLevel(centre) - 20 + tilt * Math.log2(centre / 800)),
    })),
  })

  test('sound that is near the curve is left alone', () => {
    expect(adaptiveGains(tilted(0)).map(Math.abs)).toEqual([0, 0, 0, 0, 0])
    expect(adaptiveGains(tilted(0.3)).map(Math.abs)).toEqual([0, 0, 0, 0, 0])
  })

  test('dark sound is brightened, bright sound darkened, neither by more than allowed', () => {
    const dark = adaptiveGains(tilted(-3))
    const bright = adaptiveGains(tilted(3))
    expect(dark[4]).toBeGreaterThan(0.5)
    expect(dark[4]).toBeLessThanOrEqual(2)
    expect(bright[4]).toBeLessThan(-0.5)
    expect(bright[4]).toBeGreaterThanOrEqual(-2)
    for (const gain of [...dark, ...bright]) expect(Math.abs(gain)).toBeLessThanOrEqual(3)
  })

  test('nothing is raised where the source has nothing, or under 40 Hz', () => {
    expect(adaptiveGains({ ...tilted(-3), bandwidthLimit: hertz(10_000) })[4]).toBeLessThanOrEqual(0)
    const response = (profile: Profile, frequency: number) =>
      adaptiveCharacter(profile).bands.reduce(
        (sum, band) => sum + 10 * Math.log10(bandPower(band, frequency)),
        0,
      )
    const dull = { ...tilted(-3), bandwidthLimit: hertz(15_000) }
    expect(response(dull, 10_000)).toBeGreaterThan(0.5)
    expect(response(dull, 21_000)).toBeLessThan(0.5)
    const thin = tilted(3)
    expect(response(thin, 110)).toBeGreaterThan(0.5)
    expect(response(thin, 20)).toBeLessThan(0.3)
  })

  test.each([-0.8, -0.5, 0.5, 0.8])(
    'on its own output it changes almost nothing (tilt %d dB per octave)',
    (tilt) => {
      const before = tilted(tilt)
      const { bands } = adaptiveCharacter(before)
      const spectrum = before.spectrum.map(({ centre, level }) => ({
        centre,
        level: decibels(
          level + bands.reduce((sum, band) => sum + 10 * Math.log10(bandPower(band, centre)), 0),
        ),
      }))
      const first = adaptiveGains(before).map(Math.abs)
      const again = adaptiveGains({ ...before, spectrum }).map(Math.abs)
      expect(Math.max(...first)).toBeGreaterThan(0.2)
      expect(Math.max(...again)).toBeLessThan(0.5 * Math.max(...first) + 0.05)
    },
  )
})

test('settings are plain data', () => {
  for (const preset of presets satisfies readonly Preset[]) {
    const settings = settingsFor(profiles.calm, preset, intensityOf(0.7), target)
    expect(structuredClone(settings)).toEqual(settings)
  }
})
