import { waitForControl } from '../support/auricle'
import { storedIn } from '../support/stored'
import { expect, test } from '../support/test'

test('a machine with cores to spare measures several tracks at once', async ({ auricle }) => {
  const { page } = auricle
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: 4 })
  await page.reload()
  await waitForControl(page)
  const engines = () => page.workers().filter((worker) => /engine/.test(worker.url())).length
  // The one that plays starts once the page is shown.
  await expect.poll(engines).toBe(1)
  const before = engines()
  let most = before
  const count = setInterval(() => {
    most = Math.max(most, engines())
  }, 20)
  const files = ['flac-16.flac', 'mp3-cbr.mp3', 'wav-16.wav', 'aac.m4a'] as const
  await auricle.importFiles(...files)
  const full = async () =>
    (await storedIn(page, 'profiles')).filter((record) => JSON.stringify(record).includes('"kind":"full"'))
      .length
  await expect.poll(full, { timeout: 40_000 }).toBe(files.length)
  clearInterval(count)
  expect(most).toBe(before + 2)
  await expect.poll(engines, { timeout: 10_000 }).toBe(before)
})
