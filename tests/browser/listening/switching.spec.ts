import type { Page } from '@playwright/test'
import { render } from '../../fixtures/music'
import { recipes } from '../../fixtures/recipes'
import type { Auricle } from '../../support/auricle'
import { type HeardSwitch, placeOf, switchIn } from '../../support/switches'
import type { Tap } from '../../support/tap'
import { expect, test } from '../../support/test'

test.use({ listening: true })

const name = 'noise.flac'
const reference = render({ ...recipes[name].piece, channels: 1 }).samples

/** Presses keys one after the other, each once the switch before is over, in one recording. */
const heardSwitches = async (auricle: Auricle, tap: Tap, keys: readonly string[]) => {
  const { page } = auricle
  const pressed: { readonly at: number; readonly near: number }[] = []
  const heard = await tap.during(async () => {
    await page.waitForTimeout(200)
    for (const key of keys) {
      const near = await auricle.position()
      await page.keyboard.press(key)
      pressed.push({ at: await tap.lastAction(), near })
      await auricle.reaches('playing')
      await page.waitForTimeout(250)
    }
  })
  expect(await tap.audibleElements()).toBe(1)
  return pressed.map(({ at, near }, index) => {
    const found = switchIn(heard, at, reference, near)
    if (!found) throw new Error(`nothing changed after key ${keys[index]}, the ${index + 1}th`)
    return found
  })
}

const startPlaying = async (auricle: Auricle) => {
  await auricle.importFiles(name)
  await auricle.play(name)
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(1)
  await auricle.page.locator('body').focus()
}

const emptyCaches = (page: Page) =>
  page.evaluate(async () => {
    const { ok } = await fetch('api/audio/cache', { method: 'DELETE' })
    if (!ok) throw new Error('the caches were not emptied')
  })

const expectSeamless = (switches: readonly HeardSwitch[]) => {
  for (const [index, { silence, misplaced }] of switches.entries()) {
    const which = `switch ${index + 1}`
    expect(silence, `${which}: milliseconds of silence`).toBeLessThanOrEqual(5)
    expect(Math.abs(misplaced), `${which}: milliseconds out of place`).toBeLessThanOrEqual(10)
  }
  // A sound card that was kept waiting asks for much at once, and a change of volume reaches all or nothing of it.
  const overlaps = switches.map(({ overlap }) => overlap).sort((a, b) => a - b)
  expect(overlaps.at(-3), 'milliseconds of both, all but two switches').toBeLessThanOrEqual(40)
  expect(overlaps.at(-1), 'milliseconds of both').toBeLessThanOrEqual(100)
  const dips = switches.map(({ dip }) => dip).sort((a, b) => a - b)
  expect(dips[dips.length >> 1], 'decibels the level falls in the middle of a switch').toBeLessThan(4)
}

test('Enhance on and off, twenty times: no gap, never two at once, never out of place', async ({
  auricle,
  tap,
}) => {
  await startPlaying(auricle)
  expectSeamless(await heardSwitches(auricle, tap, Array(20).fill('e')))
})

test('presets, cold and then warm, twenty times: no gap, never two at once, never out of place', async ({
  auricle,
  tap,
}) => {
  await startPlaying(auricle)
  await auricle.page.keyboard.press('e')
  await auricle.reaches('playing')
  await emptyCaches(auricle.page)
  expectSeamless(await heardSwitches(auricle, tap, [...'23451'.repeat(4)]))
})

test('back before the place of the switch, what is heard is what the clock says', async ({
  auricle,
  tap,
}) => {
  await startPlaying(auricle)
  const { page } = auricle
  await auricle.seekBar.fill('12')
  await expect.poll(() => auricle.position()).toBeGreaterThan(12)
  await page.locator('body').focus()
  await page.keyboard.press('e')
  await auricle.reaches('playing')
  await auricle.seekBar.fill('4')
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(4.3)
  let at = 0
  const { mix, rate } = await tap.during(async () => {
    await page.waitForTimeout(300)
    at = await auricle.position()
  })
  const last = mix.length - 4096
  const place = placeOf(mix.subarray(last, last + 3072), reference, at * rate, 2 * rate)
  // The bar is read before the recording is, and moves in steps.
  expect(Math.abs(place / rate - at)).toBeLessThan(0.4)
  expect(await tap.audibleElements()).toBe(1)
})
