import type { Page } from '@playwright/test'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { openAuricle, waitForControl } from '../support/auricle'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true, firstVisit: true })

/** The universal decoder is fetched once the page has nothing else to do. */
const hasCodecs = (page: Page) =>
  page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(opened.map((cache) => cache.keys()))
    return requests.flat().some(({ url }) => /ffmpeg-core.*\.wasm$/.test(url))
  })

test('after one completed visit everything works with the network off', async ({ page }) => {
  const server = await serveFolder({ folder: distFolder })
  const auricle = await openAuricle(page, server.url)
  await expect(page.getByText('Ready offline').first()).toBeVisible()
  await expect.poll(() => hasCodecs(page), { timeout: 45_000 }).toBe(true)
  await server.close()
  await page.context().setOffline(true)

  await page.reload()
  await waitForControl(page)
  await auricle.importFiles('brief.flac', 'brief.mp3', 'wma.wma')
  for (const name of ['brief.flac', 'brief.mp3', 'wma.wma']) {
    const answer = await auricle.api.chunk(await auricle.trackId(name), 0, { enhanced: true })
    expect(answer.status, name).toBe(200)
  }
  await auricle.play('brief.mp3')
  await auricle.reaches('playing')
})
