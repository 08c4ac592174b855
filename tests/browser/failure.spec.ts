import { fixture } from '../fixtures/fixture'
import { jsonOf } from '../support/api'
import type { Auricle } from '../support/auricle'
import { storedIn } from '../support/stored'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

/** Deletes the stored bytes of a track behind the app's back. */
const loseFile = async ({ page, trackId }: Auricle, name: string) => {
  const id = await trackId(name)
  const record = (await storedIn(page, 'files')).find(({ trackId }) => trackId === id)
  const place = record?.['place'] as { kind: string; name?: string } | undefined
  expect(place?.kind).toBe('opfs')
  await page.evaluate(async (lost) => {
    const removeIn = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, entry] of folder.entries()) {
        if (entry.kind === 'directory') await removeIn(entry as FileSystemDirectoryHandle)
        else if (name === lost) await folder.removeEntry(name)
      }
    }
    await removeIn(await navigator.storage.getDirectory())
  }, place?.name ?? '')
}

test('a file that is gone says so by name, and the queue goes on', async ({ auricle }) => {
  await auricle.importFiles('flac-24.flac', 'brief.mp3')
  await loseFile(auricle, 'flac-24.flac')
  await auricle.reload()
  const answer = await auricle.api.chunk(await auricle.trackId('flac-24.flac'), 0, { enhanced: true })
  expect(answer.status).toBe(500)
  expect(jsonOf(answer)).toMatchObject({
    code: 'file/missing',
    detail: expect.stringContaining('flac-24.flac'),
  })

  await auricle.play('flac-24.flac')
  const notices = auricle.page.getByRole('status')
  await expect(notices.filter({ hasText: 'flac-24.flac is no longer where it was' })).toBeVisible()
  await auricle.reaches('playing', 'ended', 'failed')
  const good = await auricle.row('brief.mp3')
  await expect(good).toBeVisible()
  await auricle.play('brief.mp3')
  await auricle.reaches('playing')
})

test('an engine that dies is replaced, and nothing hangs', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  expect((await auricle.api.chunk(track, 0, { enhanced: true })).status).toBe(200)
  const engines = auricle.page.workers().filter((worker) => /engine/.test(worker.url()))
  expect(engines.length).toBeGreaterThan(0)
  for (const engine of engines) void engine.evaluate(() => self.close()).catch(() => undefined)
  const during = await auricle.api.chunk(track, 1, { enhanced: true })
  expect([200, 503]).toContain(during.status)
  await expect
    .poll(async () => (await auricle.api.chunk(track, 2, { enhanced: true })).status, { timeout: 40_000 })
    .toBe(200)
})

test('a request given up in the middle does not hold the next one back', async ({ auricle }) => {
  await auricle.importFiles('flac-16.flac')
  const track = await auricle.trackId('flac-16.flac')
  await auricle.page.evaluate(async (track) => {
    for (const preset of ['warm', 'bright', 'punchy', 'gentle']) {
      const giveUp = new AbortController()
      const path = `api/audio/stream/${track}/chunk/1?enhanced=true&preset=${preset}`
      const asked = fetch(new URL(path, document.baseURI), { signal: giveUp.signal }).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 20))
      giveUp.abort()
      await asked
    }
  }, track)
  expect((await auricle.api.chunk(track, 2, { enhanced: true })).status).toBe(200)
})

test.describe('with a clock of its own', () => {
  test.use({ firstVisit: true })

  test('a database that never answers is told of with a code, and the page stays usable', async ({
    page,
    address,
  }) => {
    await page.clock.install()
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
    })
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'Bring your own music' })).toBeVisible()
    const notices = page.getByRole('status')
    await expect(async () => {
      await page.clock.fastForward(9_000)
      await expect(notices.filter({ hasText: 'storage/silent' })).toBeVisible({ timeout: 200 })
    }).toPass()
    await page.getByLabel('Add files', { exact: true }).first().setInputFiles(fixture('brief.flac'))
    await page.clock.fastForward(9_000)
    await expect(notices.filter({ hasText: 'The import stopped' })).toBeVisible()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  })
})
