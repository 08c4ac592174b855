// Takes the pictures of docs/screenshots from the built app: both sizes, both themes. MUSIC_DIR names the music shown.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { buildWhenStale, distFolder } from './build.mjs'
import { installPackages, root } from './packages.mjs'
import { findChromium, installPrograms } from './programs.mjs'
import { serveFolder } from './static-server.mjs'

const sizes = {
  desk: { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}
const themes = /** @type {const} */ (['light', 'dark'])
const music = process.env['MUSIC_DIR'] ?? join(root, 'tests', 'fixtures', '.generated')

installPackages()
installPrograms({ engines: false })
buildWhenStale()
const folder = join(root, 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })
const files = readdirSync(music)
  .filter((name) => /\.(flac|mp3|m4a|ogg|opus|wav|aiff|wma|wv)$/.test(name))
  .map((name) => join(music, name))

const server = await serveFolder({ folder: distFolder })
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
})
/**
 * Waits until nothing is on its way any more: one work begins a little after another.
 * @param {import('playwright').Page} page
 */
const workIsOver = async (page) => {
  for (let quiet = 0; quiet < 10; quiet++) {
    await page.waitForTimeout(500)
    if ((await page.getByRole('progressbar').count()) > 0) quiet = 0
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
const take = async (page, name) => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
}

for (const [size, device] of Object.entries(sizes)) {
  const context = await browser.newContext({ ...device, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Add files', { exact: true }).first().setInputFiles(files)
  await page.locator('[data-track-id]').first().waitFor()
  await workIsOver(page)
  const play = page
    .locator('[data-track-id]')
    .first()
    .getByRole('button', { name: /^Play / })
  await play.click()
  await page.getByRole('switch', { name: 'Enhance', exact: true }).dispatchEvent('click')
  await page.waitForFunction(() => document.documentElement.dataset['playback'] === 'playing')
  const seek = page.getByRole('slider', { name: 'Seek', exact: true })
  await seek.fill(String(Math.round(Number(await seek.getAttribute('max')) / 3)))
  await page.mouse.move(0, 0)
  // News of what was added goes by itself.
  await page.waitForTimeout(8000)
  await take(page, size)
  if (device.isMobile) {
    await page.getByRole('button', { name: 'Show the whole player' }).click()
    await take(page, `${size}-sheet`)
  }
  await context.close()
}
await browser.close()
await server.close()
