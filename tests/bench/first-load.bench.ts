import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { distFolder } from '../../scripts/build.mjs'
import { expect, test } from '../support/test'
import { report } from './figures'

test('first load', async ({ browser, address }) => {
  const sizes: number[] = []
  const times: number[] = []
  for (let index = 0; index < 20; index++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const started = Date.now()
    await page.goto(address, { waitUntil: 'commit' })
    await expect(page.getByLabel('Add files', { exact: true }).first()).toBeAttached()
    times.push(Date.now() - started)
    const needed = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(
          ({ name, initiatorType }: PerformanceEntry & { initiatorType?: string }) =>
            /\.(js|css)$/.test(name) && ['script', 'link', 'css'].includes(initiatorType ?? ''),
        )
        .map(({ name }) => new URL(name).pathname),
    )
    const compressed = needed.map((path) => brotliCompressSync(readFileSync(join(distFolder, path))).length)
    sizes.push(compressed.reduce((sum, size) => sum + size, 0) / 1000)
    await context.close()
  }
  report({ order: 80, what: 'first load, JS and CSS, brotli', unit: 'kB', values: sizes, budget: '100' })
  report({ order: 81, what: 'first load, usable after', unit: 'ms', values: times, budget: '400' })
})
