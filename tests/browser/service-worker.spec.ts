import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { openAuricle, waitForControl } from '../support/auricle'
import { killServiceWorkers, reloadHard } from '../support/service-worker'
import { expect, test } from '../support/test'

test('a service worker that was killed answers the next request', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  const before = await auricle.api.chunk(track, 0, { enhanced: true })
  await killServiceWorkers(auricle.page)
  const after = await auricle.api.chunk(track, 0, { enhanced: true })
  expect(after.status).toBe(200)
  expect(Buffer.compare(after.bytes, before.bytes)).toBe(0)
  expect((await auricle.api.chunk(track, 1, { enhanced: true })).status).toBe(200)
})

test('a service worker killed in the middle of an answer leaves nothing hanging', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  await auricle.page.evaluate(async (path) => {
    const response = await fetch(new URL(path, document.baseURI))
    const reader = response.body?.getReader()
    await reader?.read()
    Object.assign(globalThis, { reader })
  }, `api/audio/stream/${track}/file?enhanced=true&preset=bright`)
  await killServiceWorkers(auricle.page)
  const ended = await auricle.page.evaluate(async () => {
    const { reader } = globalThis as unknown as { reader: ReadableStreamDefaultReader }
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('hangs'), 20_000))
    const over = (async () => {
      try {
        while (!(await reader.read()).done);
        return 'ended'
      } catch {
        return 'failed'
      }
    })()
    return Promise.race([late, over])
  })
  expect(['ended', 'failed']).toContain(ended)
  const again = await auricle.api.chunk(track, 2, { enhanced: true, preset: 'bright' })
  expect(again.status).toBe(200)
})

for (const mode of ['original', 'enhanced'] as const)
  test(`playing ${mode} goes on when the service worker is killed`, async ({ auricle }) => {
    await auricle.importFiles('mp3-cbr.mp3')
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    await auricle.play('mp3-cbr.mp3')
    await auricle.reaches('playing')
    await killServiceWorkers(auricle.page)
    const from = await auricle.position()
    await expect.poll(() => auricle.position()).toBeGreaterThan(from + 2)
    await auricle.seekBar.focus()
    for (let press = 0; press < 8; press++) await auricle.page.keyboard.press('ArrowRight')
    await auricle.reaches('playing')
    await expect.poll(() => auricle.position()).toBeGreaterThan(from + 2.5)
  })

test('a hard reload, which nobody controls, heals itself', async ({ auricle }) => {
  await auricle.importFiles('brief.flac')
  await reloadHard(auricle.page)
  await waitForControl(auricle.page)
  const answer = await auricle.api.chunk(await auricle.trackId('brief.flac'), 0, { enhanced: true })
  expect(answer.status).toBe(200)
})

test('two tabs share one library and each renders for itself', async ({ auricle, address }) => {
  const other = await openAuricle(await auricle.page.context().newPage(), address)
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  await expect(other.page.locator(`[data-track-id="${track}"]`).first()).toBeVisible()
  const [one, two] = await Promise.all([
    auricle.api.chunk(track, 0, { enhanced: true }),
    other.api.chunk(track, 1, { enhanced: true }),
  ])
  expect([one.status, two.status]).toEqual([200, 200])
  await auricle.page.close()
  expect((await other.api.chunk(track, 2, { enhanced: true })).status).toBe(200)
})

test('everything works under a sub-path, and only there', async ({ page }) => {
  const server = await serveFolder({ folder: distFolder, base: '/music/' })
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('brief.flac')
  const track = await auricle.trackId('brief.flac')
  expect((await auricle.api.chunk(track, 0, { enhanced: true })).status).toBe(200)
  expect((await auricle.api.ask('/api/audio/cache')).headers['content-type']).toBe('text/plain')
  await auricle.play('brief.flac')
  await auricle.reaches('playing', 'ended')
  await server.close()
})
