import type { Locator, Page } from '@playwright/test'
import type { Auricle } from '../support/auricle'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

test('a reload comes back to the same track and place, paused, and goes on from there', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [, second] = await auricle.listed()
  await auricle.play(second)
  await auricle.reaches('playing')
  await auricle.enhanceSwitch.click()
  await page.locator('body').focus()
  for (let press = 0; press < 2; press++) await page.keyboard.press('ArrowRight')
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(10.5)
  await auricle.reload()
  await auricle.reaches('paused')
  const at = await auricle.position()
  expect(at).toBeGreaterThan(10)
  expect(at).toBeLessThan(20)
  const row = await auricle.row(second)
  await expect(row).toHaveAttribute('aria-current', 'true')
  await expect(auricle.enhanceSwitch).toBeChecked()
  await page.waitForTimeout(500)
  expect(await auricle.position()).toBe(at)
  await auricle.playButton.click()
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(at + 0.5)
  expect(await auricle.position()).toBeLessThan(at + 8)
})

test('a tab that is lost without a word comes back too', async ({ auricle, context, address }) => {
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first] = await auricle.listed()
  await auricle.play(first)
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position(), { timeout: 10_000 }).toBeGreaterThan(4)
  const session = await context.newCDPSession(auricle.page)
  const crashed = auricle.page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const page = await context.newPage()
  await page.goto(address)
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['playback'])).toBe('paused')
  const at = Number(await page.getByRole('slider', { name: 'Seek', exact: true }).inputValue())
  expect(at).toBeGreaterThan(0.9)
  await page.getByRole('button', { name: 'Next track', exact: true }).click()
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['playback'])).toBe('playing')
})

test('a track that left the library is not in the queue that comes back', async ({ auricle }) => {
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first, second] = await auricle.listed()
  await auricle.play(first)
  await auricle.reaches('playing')
  const [gone, kept] = [await auricle.trackId(first), await auricle.row(second)]
  await auricle.page.evaluate(async (id) => {
    const open = indexedDB.open('auricle')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const removal = open.result.transaction('tracks', 'readwrite')
    removal.objectStore('tracks').delete(id)
    await new Promise((resolve) => removal.addEventListener('complete', resolve))
    open.result.close()
  }, gone)
  await auricle.reload()
  await auricle.reaches('paused')
  await expect(kept).toHaveAttribute('aria-current', 'true')
  expect(await auricle.position()).toBe(0)
})

interface Click {
  readonly selector: string
  readonly ctrlKey?: boolean
}

/** From the next load on: clicks these, one after the other, as soon as songs are listed, before the last session is back. */
const clickAtFirstSight = (page: Page, ...clicks: readonly Click[]) =>
  page.addInitScript((wanted) => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-track-id]')) return
      seen.disconnect()
      for (const { selector, ctrlKey = false } of wanted)
        document.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey }))
    })
    seen.observe(document, { childList: true, subtree: true })
  }, clicks)

const transport: Click = {
  selector: '.transport [aria-label="Play"], .transport [aria-label="Pause"]',
}
/** The title of a song in the list. */
const titleOf = async (row: Locator) =>
  `[data-track-id="${await row.getAttribute('data-track-id')}"] [aria-label^="Play "]`

/** The second song, at 15 s. */
const leaveASession = async (auricle: Auricle) => {
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first, second] = await auricle.listed()
  await auricle.play(second)
  await auricle.reaches('playing')
  await auricle.seekBar.fill('15')
  await expect.poll(() => auricle.position()).toBeGreaterThan(15)
  await auricle.pauseButton.click()
  return { first: await auricle.row(first), second: await auricle.row(second) }
}

test('who presses Play before the last session is back hears that, at its place', async ({ auricle }) => {
  const { second } = await leaveASession(auricle)
  await clickAtFirstSight(auricle.page, transport)
  await auricle.reload()
  await auricle.reaches('playing')
  await expect(second).toHaveAttribute('aria-current', 'true')
  expect(await auricle.position()).toBeGreaterThan(14.5)
})

test('who presses it once more in that time does not', async ({ auricle }) => {
  const { second } = await leaveASession(auricle)
  await clickAtFirstSight(auricle.page, transport, transport)
  await auricle.reload()
  await auricle.reaches('paused')
  await auricle.page.waitForTimeout(500)
  await auricle.reaches('paused')
  await expect(second).toHaveAttribute('aria-current', 'true')
})

test('who chooses a song in that time hears that song', async ({ auricle }) => {
  const { first } = await leaveASession(auricle)
  await clickAtFirstSight(auricle.page, transport, { selector: await titleOf(first) })
  await auricle.reload()
  await auricle.reaches('playing')
  await expect(first).toHaveAttribute('aria-current', 'true')
  await auricle.page.waitForTimeout(500)
  await auricle.reaches('playing')
  await expect(first).toHaveAttribute('aria-current', 'true')
})

test('what is put into the queue in that time joins the queue that comes back', async ({ auricle }) => {
  const { first, second } = await leaveASession(auricle)
  await clickAtFirstSight(
    auricle.page,
    { selector: await titleOf(first), ctrlKey: true },
    { selector: '.selection [aria-label="Add to queue"]' },
  )
  await auricle.reload()
  await auricle.reaches('paused')
  await expect(second).toHaveAttribute('aria-current', 'true')
  expect(await auricle.position()).toBeGreaterThan(14.5)
  await auricle.page.getByRole('tab', { name: 'Queue', exact: true }).click()
  await expect(auricle.page.locator('.queue-row')).toHaveCount(3)
})
