import { clicksIn, dominantTone, levelOf, longestSilence, overlapIn } from '../../support/listen'
import { expect, test } from '../../support/test'

test.use({ listening: true })

for (const mode of ['original', 'enhanced'] as const) {
  test(`${mode}: the right tone is heard, once, and without a click`, async ({ auricle, tap }) => {
    await auricle.importFiles('tone-1000.mp3')
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    await auricle.play('tone-1000.mp3')
    await auricle.reaches('playing')
    await auricle.page.waitForTimeout(500)
    const heard = await tap.during(() => auricle.page.waitForTimeout(2000))
    expect(dominantTone(heard.mix, heard.rate)).toBeCloseTo(1000, 0)
    expect(levelOf(heard.mix)).toBeGreaterThan(-30)
    expect(longestSilence(heard)).toBeLessThan(5)
    expect(clicksIn(heard.mix, heard.rate)).toEqual([])
    expect(overlapIn(heard)).toBe(0)
    expect(await tap.audibleElements()).toBe(1)
  })

  test(`${mode}: the join between two chunks is not heard`, async ({ auricle, tap }) => {
    await auricle.importFiles('tone-1000.flac')
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    await auricle.play('tone-1000.flac')
    await auricle.reaches('playing')
    await auricle.seekBar.fill('27')
    // The seek itself may be heard: what is judged begins once sound has gone on for a while.
    await auricle.reaches('playing')
    const landed = await auricle.position()
    await expect.poll(() => auricle.position()).toBeGreaterThan(landed + 0.7)
    expect(await auricle.position()).toBeLessThan(29.5)
    const heard = await tap.during(() =>
      expect.poll(() => auricle.position(), { timeout: 20_000 }).toBeGreaterThan(31.6),
    )
    expect(heard.mix.length / heard.rate).toBeGreaterThan(2)
    expect(longestSilence(heard)).toBeLessThan(5)
    expect(clicksIn(heard.mix, heard.rate)).toEqual([])
  })
}

test('Enhance switches what is heard and keeps the position; never two at once', async ({ auricle, tap }) => {
  await auricle.importFiles('tone-1000.flac')
  await auricle.play('tone-1000.flac')
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(2)
  for (const enhanced of [true, false]) {
    const from = await auricle.position()
    const started = Date.now()
    const heard = await tap.during(async () => {
      await auricle.enhanceSwitch.click()
      await expect(auricle.enhanceSwitch).toBeChecked({ checked: enhanced })
      await auricle.reaches('playing')
      await auricle.page.waitForTimeout(1000)
    })
    const passed = (Date.now() - started) / 1000
    expect(Math.abs((await auricle.position()) - from - passed)).toBeLessThan(1.2)
    expect(overlapIn(heard)).toBeLessThanOrEqual(30)
    expect(longestSilence(heard)).toBeLessThan(1000)
    expect(dominantTone(heard.mix.subarray(-16_384), heard.rate)).toBeCloseTo(1000, 0)
    expect(await tap.audibleElements()).toBe(1)
  }
})

test('rapid switching ends with what was asked last, once', async ({ auricle, tap }) => {
  await auricle.importFiles('tone-1000.flac')
  await auricle.play('tone-1000.flac')
  await auricle.reaches('playing')
  await auricle.page.locator('body').focus()
  for (const key of ['e', '2', '3', 'e', 'e', '4', '5', '2']) await auricle.page.keyboard.press(key)
  await expect(auricle.enhanceSwitch).toBeChecked()
  await expect(auricle.preset('Warm')).toBeChecked()
  await auricle.page.waitForTimeout(1500)
  await auricle.reaches('playing')
  const heard = await tap.during(() => auricle.page.waitForTimeout(1000))
  expect(dominantTone(heard.mix, heard.rate)).toBeCloseTo(1000, 0)
  expect(longestSilence(heard)).toBeLessThan(5)
  expect(overlapIn(heard)).toBe(0)
  expect(await tap.audibleElements()).toBe(1)
})

test('next and previous play the other track, and a track that ends plays the next', async ({
  auricle,
  tap,
}) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first, second] = await auricle.listed()
  const toneOf = (name: string) => Number(/\d+/.exec(name)?.[0])
  const toneNow = async () => {
    await auricle.reaches('playing')
    await page.waitForTimeout(400)
    const heard = await tap.during(() => page.waitForTimeout(600))
    expect(overlapIn(heard)).toBe(0)
    return Math.round(dominantTone(heard.mix, heard.rate))
  }
  await auricle.play(first)
  expect(await toneNow()).toBe(toneOf(first))
  await page.getByRole('button', { name: 'Next track', exact: true }).click()
  expect(await toneNow()).toBe(toneOf(second))
  await page.getByRole('button', { name: 'Previous track', exact: true }).click()
  expect(await toneNow()).toBe(toneOf(first))
  await page.locator('body').focus()
  for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => auricle.position(), { timeout: 10_000 }).toBeLessThan(20)
  expect(await toneNow()).toBe(toneOf(second))
})
