import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { openAuricle, waitForControl } from '../support/auricle'
import { expect, test } from '../support/test'

test('after one completed visit everything works with the network off', async ({ page }) => {
  const server = await serveFolder({ folder: distFolder })
  const auricle = await openAuricle(page, server.url)
  await expect(page.getByText('Ready offline').first()).toBeVisible({ timeout: 60_000 })
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
