import { clicksIn, dominantTone, levelOf, overlapIn } from '../../support/listen'
import { expect, test } from '../../support/test'

test.use({ listening: true })

/** Seconds. */
const fade = 3
const toneOf = (name: string) => Number(/\d+/.exec(name)?.[0])

/** How far the level may move meanwhile: the presets land both songs on one loudness, which is not one level. */
const modes = [
  { mode: 'original', steady: 0.5 },
  { mode: 'enhanced', steady: 1 },
] as const

for (const { mode, steady } of modes)
  test(`two songs fade into each other, ${mode}: both heard, as loud together as each alone, no click`, async ({
    auricle,
    tap,
  }) => {
    const { page } = auricle
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
    const [first, second] = await auricle.listed()
    await auricle.play(first)
    await auricle.reaches('playing')
    await page.getByText('Sound settings', { exact: true }).click()
    await page.getByRole('checkbox', { name: /^Match loudness/ }).uncheck()
    await page.getByRole('slider', { name: 'Crossfade', exact: true }).fill(String(fade))
    await auricle.seekBar.fill('57')
    await auricle.reaches('playing')
    const title = () => page.evaluate(() => navigator.mediaSession.metadata?.title)
    const heard = await tap.during(async () => {
      await expect.poll(title, { timeout: 10_000 }).toBe(second.replace(/\..*$/, ''))
      expect(await auricle.position(), 'counts from the start of what fades in').toBeLessThan(fade)
      await page.waitForTimeout(1000 * fade + 800)
    })

    const overlap = overlapIn(heard)
    expect(overlap).toBeGreaterThan(1000 * (fade - 0.3))
    expect(overlap).toBeLessThan(1000 * (fade + 0.1))
    const { mix, rate } = heard
    const window = Math.round(rate / 10)
    // The seek before may still be heard at first.
    const sounding = mix.findIndex((sample) => Math.abs(sample) > 0.01) + 4 * window
    const levels: number[] = []
    for (let at = sounding; at + window <= mix.length; at += window)
      levels.push(levelOf(mix.subarray(at, at + window)))
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(steady)
    expect(dominantTone(mix.subarray(sounding, sounding + 8192), rate)).toBeCloseTo(toneOf(first), 0)
    expect(dominantTone(mix.subarray(-8192), rate)).toBeCloseTo(toneOf(second), 0)
    expect(clicksIn(mix.subarray(sounding), rate)).toEqual([])
  })
