// Takes the pictures of docs/screenshots from the built app: both sizes, both themes. MUSIC_DIR names the music shown.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { buildWhenStale, distFolder } from './build.mjs'
import { installPackages, root } from './packages.mjs'
import { findChromium, installPrograms } from './programs.mjs'
import { serveFolder } from './static-server.mjs'

const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }
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
for (const [size, viewport] of Object.entries(sizes))
  for (const colorScheme of themes) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 2 })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.getByLabel('Add files', { exact: true }).first().setInputFiles(files)
    await page.locator('[data-track-id]').first().waitFor()
    await page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: 300_000 })
    await page
      .locator('[data-track-id]')
      .first()
      .getByRole('button', { name: /^Play / })
      .click()
    await page.getByRole('switch', { name: 'Enhance', exact: true }).dispatchEvent('click')
    // By then the news of what was added has gone.
    await page.waitForTimeout(8000)
    await page.screenshot({ path: join(folder, `${size}-${colorScheme}.png`) })
    await context.close()
  }
await browser.close()
await server.close()
