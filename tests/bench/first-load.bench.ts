import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '../support/test'
import { report } from './figures'

test('first load', async ({ browser, address }) => {
  const sizes: number[] = []
  const times: number[] = []
  for (let index = 0; index < 5; index++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const bodies: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body())
    })
    const started = Date.now()
    await page.goto(address, { waitUntil: 'commit' })
    await expect(page.getByLabel('Add files', { exact: true }).first()).toBeAttached()
    times.push(Date.now() - started)
    const needed = await Promise.all(bodies)
    sizes.push(needed.reduce((sum, body) => sum + brotliCompressSync(body).length, 0) / 1000)
    await context.close()
  }
  report({ order: 80, what: 'first load, JS and CSS, brotli', unit: 'kB', values: sizes, budget: '100' })
  report({ order: 81, what: 'first load, usable after', unit: 'ms', values: times, budget: '400' })
})
