import type { Page } from '@playwright/test'
import { openAuricle } from '../support/auricle'
import { expect, test } from '../support/test'
import { losePart, serveVersions } from '../support/versions'

const versionOf = (page: Page) => page.locator('meta[name=version]').getAttribute('content')

/** The versions of the page that are kept for when the network is off. */
const keptVersions = (page: Page) =>
  page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
    const pages = requests
      .map(({ url }) => new URL(url))
      .filter(({ pathname }) => /index\.html$/.test(pathname))
    return pages.map(({ searchParams }) => searchParams.get('__WB_REVISION__'))
  })

const titlePlaying = (page: Page) =>
  page.getByRole('region', { name: 'Player' }).getByRole('heading').textContent()

/** As the page itself does it every hour. */
const askForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))

test('a new version waits while music plays, and takes over in place when the listener says so', async ({
  page,
}) => {
  const server = await serveVersions()
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [, second] = await auricle.listed()
  await auricle.play(second)
  await auricle.reaches('playing')
  await page.getByRole('link', { name: 'Recently added' }).click()
  const title = await titlePlaying(page)
  const other = await page.context().newPage()
  await other.goto(server.url)
  await expect(other.locator('[data-track-id]')).toHaveCount(2)
  await page.evaluate(() => {
    const states: string[] = []
    const look = () => {
      const state = document.documentElement.dataset['playback'] ?? ''
      if (state !== 'playing') states.push(state)
    }
    new MutationObserver(look).observe(document.documentElement, { attributeFilter: ['data-playback'] })
    Object.assign(globalThis, { states })
  })

  server.publish('second')
  await askForUpdate(page)
  const notice = page.getByText('A new version is ready.')
  const before = await auricle.position()
  await expect(notice).toBeVisible()
  await expect.poll(() => auricle.position()).toBeGreaterThan(before + 1)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'states')), 'states since').toEqual([])
  expect(await versionOf(page)).toBe('first')

  await page.locator('.notice', { has: notice }).getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice).toBeHidden()
  await auricle.reaches('playing')

  server.publish('third')
  await askForUpdate(page)
  await expect(notice).toBeVisible()
  const left = await auricle.position()
  const asked = Date.now()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => versionOf(page).catch(() => null)).toBe('third')
  const played = (Date.now() - asked) / 1000
  await auricle.reaches('paused')
  expect(await auricle.position()).toBeGreaterThanOrEqual(left - 0.5)
  expect(await auricle.position(), 'the music goes on until the page is left').toBeLessThan(
    left + played + 0.5,
  )
  expect(new URL(page.url()).hash).toBe('#/recently-added')
  expect(await titlePlaying(page)).toBe(title)
  await expect.poll(() => keptVersions(page)).toEqual(['third'])
  await auricle.playButton.click()
  await auricle.reaches('playing')

  // What another tab still shows is of the version before, whose other parts are gone.
  expect(await versionOf(other)).toBe('first')
  await losePart(server, page, 'settings-view')
  await other.getByRole('link', { name: 'Settings' }).click()
  await expect.poll(() => versionOf(other).catch(() => null)).toBe('third')
  expect(new URL(other.url()).hash).toBe('#/settings')
  await server.close()
})

test.describe('for the first time', () => {
  test.use({ firstVisit: true })

  test('a browser that refuses the service worker is told so, with a code to look for', async ({
    page,
    address,
  }) => {
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = async () => {
        throw new DOMException('The user denied it.', 'SecurityError')
      }
    })
    await page.goto(address)
    const notice = page.locator('.notice', { hasText: 'nothing can be played' })
    await expect(notice).toContainText('service-worker/unavailable')
  })
})
