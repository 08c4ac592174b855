import type { Auricle } from '../support/auricle'
import { expect, test } from '../support/test'
import { diskIsOpen, isMeasured, reportOf } from '../support/tiers'

const name = 'flac-16.flac'

/** Chunks on the disk: of the sound that is heard, and of other presets. */
const kept = async (auricle: Auricle) => {
  const { L2, L3 } = (await reportOf(auricle)).tiers
  return [L2.entries, L3.entries]
}

/** Runs in the page: what is hidden is told so. */
const hide = (isHidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
  document.dispatchEvent(new Event('visibilitychange'))
}

const play = async (auricle: Auricle) => {
  await auricle.enhanceSwitch.click()
  await auricle.play(name)
  await auricle.reaches('playing')
}

test('out of sight only what is near is made ready; the rest of the song once the page is seen again', async ({
  auricle,
}) => {
  await auricle.importFiles(name)
  await isMeasured(auricle)
  await auricle.page.addInitScript(hide, true)
  await auricle.reload()
  await diskIsOpen(auricle)
  await play(auricle)
  // The chunk that is heard and the next; the other four presets at the playhead.
  await expect.poll(() => kept(auricle), { timeout: 30_000 }).toEqual([2, 4])
  // By then the listener has settled on it.
  await auricle.page.waitForTimeout(4_000)
  expect(await kept(auricle)).toEqual([2, 4])
  await auricle.page.evaluate(hide, false)
  await expect.poll(async () => (await kept(auricle))[0], { timeout: 30_000 }).toBe(3)
})

test('the next song begins from a tier before the one that plays has ended', async ({ auricle }) => {
  await auricle.importFiles(name, 'mp3-cbr.mp3')
  const [first, second] = await auricle.listed()
  await diskIsOpen(auricle)
  await auricle.enhanceSwitch.click()
  await auricle.play(first)
  await auricle.reaches('playing')
  const next = await auricle.trackId(second)
  // Asked with HEAD it is looked for, and not made.
  const isReady = async () =>
    (await auricle.api.file(next, { enhanced: true }, { method: 'HEAD' })).headers['x-cache-tier']
  await expect.poll(isReady, { timeout: 30_000 }).toMatch(/^L[123]$/)
  await auricle.reaches('playing')
  expect(await auricle.position()).toBeLessThan(60)
})

test.describe('on little power', () => {
  test.use({ lowOnPower: true })

  test('nothing is made ready but what sounds next', async ({ auricle }) => {
    await auricle.importFiles(name)
    await diskIsOpen(auricle)
    await play(auricle)
    await expect.poll(() => kept(auricle), { timeout: 30_000 }).toEqual([2, 0])
    await expect.poll(() => auricle.position()).toBeGreaterThan(4)
    expect(await kept(auricle)).toEqual([2, 0])
  })
})
