import { openAuricle } from '../support/auricle'
import { serveChanged } from '../support/serve-changed'
import { killServiceWorkers } from '../support/service-worker'
import { expect, test } from '../support/test'
import { bytesOnDisk, diskIsOpen, reportOf, tierOf } from '../support/tiers'

test.use({ firstVisit: true, lowOnPower: true })

const elsewhere = 'flac-16.flac'
/** The last of the list: what follows here is not the song of the other tab. */
const here = 'mp3-cbr.mp3'
/** A quarter of it is room for three chunks of 30 s. */
const smallDisk = 'StorageManager.prototype.estimate = async () => ({ usage: 0, quota: 72_000_000 })'
const longChunk = 5_292_000

test('on a small disk what plays in one tab is not evicted for what plays in another', async ({
  page,
  context,
}) => {
  const server = await serveChanged(smallDisk)
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles(elsewhere, here)
  await diskIsOpen(auricle)
  const kept = async () => (await reportOf(auricle)).tiers.L2
  expect(await kept()).toMatchObject({ entries: 0, budget: 18_000_000 })
  await auricle.enhanceSwitch.click()
  await auricle.play(elsewhere)
  await auricle.reaches('playing')
  await expect.poll(async () => (await kept()).bytes).toBeGreaterThanOrEqual(2 * longChunk)
  await auricle.pauseButton.click()

  // It comes back with the other's song, paused, and goes on to one of its own.
  const tab = await openAuricle(await context.newPage(), server.url)
  await tab.play(here)
  await tab.reaches('playing')
  await expect.poll(async () => (await kept()).bytes).toBeGreaterThanOrEqual(3 * longChunk)
  // There is no room for its second chunk, which is tried next.
  await tab.page.waitForTimeout(4_000)
  await tab.pauseButton.click()
  await killServiceWorkers(page)
  const id = await auricle.trackId(elsewhere)
  for (const index of [0, 1])
    expect((await tierOf(auricle, id, `chunk/${index}?enhanced=true`)).tier).toBe('L2')
  const { bytes, budget } = await kept()
  expect(bytes).toBeLessThanOrEqual(budget)
  const uncounted = async () =>
    (await bytesOnDisk(auricle)) - bytes - (await reportOf(auricle)).tiers.L3.bytes
  await expect.poll(uncounted).toBe(0)
  await server.close()
})
