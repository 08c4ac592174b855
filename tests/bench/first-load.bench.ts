import type { Browser, BrowserContext, Page } from '@playwright/test'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { fixture } from '../fixtures/fixture'
import { expect, test } from '../support/test'
import { report } from './figures'

/** kB of JS and CSS as they travel, and milliseconds. */
const budget = { bytes: 100, usable: 400 } as const
const tries = 20
const slowdown = 4

declare global {
  /** Milliseconds since the navigation began. */
  var usableAt: number | undefined
  /** When the frame began that shows it: what is asked for from here on is no part of it. */
  var drawnAt: number | undefined
}

/**
 * Usable: music can be added, and either the invitation of an empty library or its first song can be clicked. Noted
 * in the page, when a frame with all of that has been painted.
 */
const noteUsable = () => {
  const isUsable = () =>
    document.querySelector('input[type=file]') !== null &&
    document.querySelector('.invite h1, [data-track-id] button') !== null
  const observer = new MutationObserver(() => {
    if (!isUsable()) return
    observer.disconnect()
    requestAnimationFrame((frame) => {
      globalThis.drawnAt = frame
      setTimeout(() => {
        globalThis.usableAt = performance.now()
      })
    })
  })
  observer.observe(document, { childList: true, subtree: true })
}

interface Load {
  readonly kilobytes: number
  readonly usable: number
}

const load = async (page: Page, address: string): Promise<Load> => {
  await page.goto(address)
  await page.waitForFunction(() => globalThis.usableAt !== undefined)
  return page.evaluate(() => {
    const usable = globalThis.usableAt ?? Number.NaN
    const drawn = globalThis.drawnAt ?? Number.NaN
    // What was asked for before counts, whether or not it was needed.
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => /\.(js|css)$/.test(name) && startTime <= drawn)
    const bytes = asked.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0)
    return { kilobytes: bytes / 1000, usable }
  })
}

const openContext = async (browser: Browser): Promise<BrowserContext> => {
  const context = await browser.newContext()
  await context.addInitScript(noteUsable)
  return context
}

const slowed = async (page: Page): Promise<Page> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

const firstVisits = async (browser: Browser, address: string, prepare = async (page: Page) => page) => {
  const loads: Load[] = []
  for (let index = 0; index < tries; index++) {
    const context = await openContext(browser)
    loads.push(await load(await prepare(await context.newPage()), address))
    await context.close()
  }
  return loads
}

const laterVisits = async (browser: Browser, address: string) => {
  const context = await openContext(browser)
  const first = await context.newPage()
  await first.goto(address)
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await first.getByLabel('Add files', { exact: true }).first().setInputFiles(fixture('tagged.mp3'))
  await expect(first.locator('[data-track-id]')).toHaveCount(1)
  await expect(first.getByText('Ready offline').first()).toBeVisible()
  await first.close()
  const loads: Load[] = []
  for (let index = 0; index < tries; index++) {
    const page = await context.newPage()
    loads.push(await load(page, address))
    await page.close()
  }
  await context.close()
  return loads
}

const times = (loads: readonly Load[]) => loads.map(({ usable }) => usable)
const p95 = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN

test('first load', async ({ browser }) => {
  const server = await serveFolder({ folder: distFolder, brotli: true })
  // The server compresses what it is asked for the first time.
  await firstVisits(browser, server.url)
  const first = await firstVisits(browser, server.url)
  const later = await laterVisits(browser, server.url)
  const slow = await firstVisits(browser, server.url, slowed)
  await server.close()

  const sizes = first.map(({ kilobytes }) => kilobytes)
  const usable = `${budget.usable}`
  report({
    order: 80,
    what: 'first load, JS and CSS, brotli',
    unit: 'kB',
    values: sizes,
    budget: `${budget.bytes}`,
  })
  report({ order: 81, what: 'first load, usable after', unit: 'ms', values: times(first), budget: usable })
  report({
    order: 82,
    what: 'later load, songs shown after',
    unit: 'ms',
    values: times(later),
    budget: usable,
  })
  report({
    order: 83,
    what: `first load, ${slowdown} times slower processor`,
    unit: 'ms',
    values: times(slow),
  })
  expect(Math.max(...sizes), 'kB before the page is usable').toBeLessThanOrEqual(budget.bytes)
  expect(p95(times(first)), 'first load, ms until usable').toBeLessThanOrEqual(budget.usable)
  expect(p95(times(later)), 'later load, ms until usable').toBeLessThanOrEqual(budget.usable)
})
