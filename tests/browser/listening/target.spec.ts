import { render } from '../../fixtures/music'
import { recipes } from '../../fixtures/recipes'
import type { Auricle } from '../../support/auricle'
import { levelOf, overlapIn, sampleAt } from '../../support/listen'
import { storedIn } from '../../support/stored'
import { placeOf, switchIn } from '../../support/switches'
import type { Tap } from '../../support/tap'
import { expect, test } from '../../support/test'

test.use({ listening: true })

const name = 'noise.flac'
const reference = render({ ...recipes[name].piece, channels: 1 }).samples

const isMeasured = async ({ page }: Auricle) =>
  (await storedIn(page, 'profiles')).some((record) => JSON.stringify(record).includes('"full"'))

/** Chooses a target; decibels by which the level is another from the handover on, at once and for good. */
const levelsAfter = async (auricle: Auricle, tap: Tap, target: string): Promise<readonly number[]> => {
  const { page } = auricle
  const near = await auricle.position()
  let chosenAt = 0
  const heard = await tap.during(async () => {
    await page.waitForTimeout(400)
    chosenAt = await page.evaluate(() => Date.now())
    await page.getByRole('combobox', { name: /^Target loudness/ }).selectOption(target)
    await page.waitForTimeout(2_000)
  })
  await auricle.reaches('playing')
  expect(await tap.audibleElements()).toBe(1)
  const found = switchIn(heard, chosenAt, reference, near)
  if (!found) throw new Error('nothing changed')
  expect(found.after, 'milliseconds until it is heard').toBeLessThan(1_000)
  expect(found.silence, 'milliseconds of silence').toBeLessThanOrEqual(5)
  expect(Math.abs(found.misplaced), 'milliseconds out of place').toBeLessThanOrEqual(10)
  expect(overlapIn(heard)).toBeLessThanOrEqual(30)

  const { mix, rate } = heard
  const turn = sampleAt(heard, chosenAt + found.after)
  /** Decibels above the noise as it was made, over a tenth of a second: the noise itself is now louder, now quieter. */
  const gainAt = (time: number) => {
    const from = turn + Math.round(time * rate)
    const part = mix.subarray(from, from + Math.round(0.1 * rate))
    const place = placeOf(part.subarray(0, 3072), reference, near * rate, 2.5 * rate)
    return levelOf(part) - levelOf(reference.subarray(place, place + part.length))
  }
  const before = gainAt(-0.3)
  return [0.05, 0.2, 0.4, 0.7].map((time) => gainAt(time) - before)
}

test('another target in the middle of a song is heard at once and in place, by as much quieter, matched as loud as before', async ({
  auricle,
  tap,
}) => {
  const { page } = auricle
  await auricle.importFiles(name)
  await expect.poll(() => isMeasured(auricle), { timeout: 30_000 }).toBe(true)
  await auricle.enhanceSwitch.click()
  await auricle.play(name)
  await auricle.reaches('playing')
  await page.getByText('Sound settings', { exact: true }).click()
  for (const [target, matched, wanted] of [
    ['-16', false, -2],
    ['-11', true, 0],
  ] as const) {
    await page.getByRole('checkbox', { name: /^Match loudness/ }).setChecked(matched)
    // How much is lowered glides there.
    await page.waitForTimeout(1_500)
    const levels = await levelsAfter(auricle, tap, target)
    for (const level of levels) expect(level, JSON.stringify(levels)).toBeCloseTo(wanted, 0)
  }
})
