import { type Auricle, openAuricle } from '../support/auricle'
import { killServiceWorkers } from '../support/service-worker'
import { storedIn } from '../support/stored'
import { expect, test } from '../support/test'
import { bytesOnDisk, diskIsOpen, isMeasured, reportOf, tierOf } from '../support/tiers'

const name = 'flac-16.flac'
const warm = 'enhanced=true&preset=warm'

/** For tests on little power: the song is measured in haste once it is asked for, and stays as it was measured. */
const importUnmeasured = async (auricle: Auricle) => {
  await auricle.importFiles(name)
  await diskIsOpen(auricle)
}

/** Imports and waits for the full profile, which the next start of the engine takes up. */
const importAnalysed = async (auricle: Auricle) => {
  await auricle.importFiles(name)
  await isMeasured(auricle)
  await auricle.reload()
  await diskIsOpen(auricle)
}

test('playing fills the disk: all of what is heard, the other presets at the playhead', async ({
  auricle,
}) => {
  await importAnalysed(auricle)
  await auricle.enhanceSwitch.click()
  await auricle.play(name)
  await auricle.reaches('playing')
  await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries, { timeout: 30_000 }).toBe(3)
  await expect
    .poll(async () => (await reportOf(auricle)).tiers.L3.entries, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(4)
  const { tiers } = await reportOf(auricle)
  await auricle.pauseButton.click()
  const uncounted = async () => {
    const { L2, L3 } = (await reportOf(auricle)).tiers
    return (await bytesOnDisk(auricle)) - L2.bytes - L3.bytes
  }
  // What is still being written has no record yet.
  await expect.poll(uncounted).toBe(0)
  expect(tiers.L2.budget).toBeGreaterThan(tiers.L2.bytes)
})

test('a disk that fills up while something plays does not disturb it', async ({ auricle }) => {
  const { page } = auricle
  await importAnalysed(auricle)
  await auricle.enhanceSwitch.click()
  await auricle.play(name)
  await auricle.reaches('playing')
  const session = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: used + 3_000_000 })
  // One more that is kept, whatever was ready before.
  const id = await auricle.trackId(name)
  expect((await tierOf(auricle, id, `chunk/1?${warm}&intensity=0.33`)).tier).toBe('MISS')
  const word = page.getByText('nearly full')
  await expect(word).toBeVisible()
  await expect.poll(() => auricle.position(), { timeout: 20_000 }).toBeGreaterThan(6)
  await auricle.reaches('playing')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(word).toHaveCount(0)
  const { L2, L3 } = (await reportOf(auricle)).tiers
  await expect.poll(() => bytesOnDisk(auricle)).toBe(L2.bytes + L3.bytes)
  await session.send('Storage.overrideQuotaForOrigin', { origin })
})

test('a tab closed in the middle of writing leaves nothing half behind', async ({ auricle, context }) => {
  await importAnalysed(auricle)
  const id = await auricle.trackId(name)
  const url = auricle.page.url()
  for (const delay of [0, 60, 120]) {
    const page = await context.newPage()
    const another = await openAuricle(page, url)
    void another.page
      .evaluate(
        (path) => fetch(new URL(path, document.baseURI)).then((r) => r.arrayBuffer()),
        `api/audio/stream/${id}/chunk/1?${warm}&intensity=0.${delay + 1}`,
      )
      .catch(() => {})
    await page.waitForTimeout(100 + delay)
    await page.close()
  }
  await auricle.reload()
  const { L2, L3 } = (await reportOf(auricle)).tiers
  const uncounted = async () => (await bytesOnDisk(auricle)) - L2.bytes - L3.bytes
  await expect.poll(uncounted).toBe(0)
})

test('two tabs that render the same chunk keep it once', async ({ auricle, context }) => {
  await importAnalysed(auricle)
  const id = await auricle.trackId(name)
  const other = await openAuricle(await context.newPage(), auricle.page.url())
  const ask = (tab: Auricle) => tierOf(tab, id, `chunk/0?${warm}`)
  const [one, two] = await Promise.all([ask(auricle), ask(other)])
  expect(one.digest).toBe(two.digest)
  await expect
    .poll(async () => (await reportOf(auricle)).tiers.L2)
    .toMatchObject({ entries: 1, bytes: 5_292_000 })
  await expect.poll(() => bytesOnDisk(auricle)).toBe(5_292_000)
})

/** Changes every record of a chunk by hand, behind the app's back; null deletes it. */
const changeRecords = ({ page }: Auricle, to: 'nothing' | 'another pipeline') =>
  page.evaluate(
    (to) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('auricle-chunks')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const changing = opening.result.transaction('kept', 'readwrite')
          const chunks = changing.objectStore('kept')
          const reading = chunks.getAll()
          reading.onsuccess = () => {
            for (const record of reading.result) {
              chunks.delete([record.tier, record.usedAt, record.key])
              if (to === 'another pipeline')
                chunks.put({ ...record, key: record.key.replace(/\/p\d+\//, '/p0/') })
            }
          }
          changing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    to,
  )

test('a pinned song is kept whole without being played, shown, and let go', async ({ auricle }) => {
  const { page } = auricle
  await importAnalysed(auricle)
  const id = await auricle.trackId(name)
  await (await auricle.row(name)).getByRole('button', { name: /^More for / }).click()
  await page.getByRole('menuitem', { name: 'Always keep ready' }).click()

  await page.keyboard.press('Shift+D')
  const hood = page.getByRole('region', { name: 'Under the hood' })
  const tiers = hood.getByRole('table', { name: 'Tiers' }).getByRole('row')
  await expect(tiers).toHaveCount(3)
  await expect(hood.getByRole('table', { name: 'Work in hand' })).toBeVisible()
  // As it changes: one chunk that nobody had asked for, and the same again.
  for (const share of ['0%', '50%']) {
    await tierOf(auricle, id, `chunk/0?${warm}&intensity=0.4`)
    await expect(tiers.first()).toContainText('1 chunk')
    await expect(tiers.first()).toContainText(`${share} of`)
  }
  await page.keyboard.press('Shift+D')
  await expect(hood).toHaveCount(0)

  await page.getByRole('button', { name: 'Rendered sound' }).click()
  const pins = page.getByRole('region', { name: 'Always ready' })
  // Anew, should a better profile come meanwhile.
  await expect(pins.getByText('Ready', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect((await tierOf(auricle, id, 'chunk/2?enhanced=true')).tier).toBe('L2')
  await pins.getByRole('button', { name: /^No longer keep / }).click()
  await expect(pins.getByText('Songs you pin')).toBeVisible()
  expect(await storedIn(page, 'pins')).toEqual([])
})

test.describe('on little power', () => {
  test.use({ lowOnPower: true })

  test.describe('with the network off', () => {
    test.use({ firstVisit: true })

    test('a chunk from the disk is the one that was rendered, after a reload and with the network off', async ({
      auricle,
      context,
    }) => {
      await importUnmeasured(auricle)
      const id = await auricle.trackId(name)
      const rendered = await tierOf(auricle, id, `chunk/1?${warm}`)
      expect(rendered.tier).toBe('MISS')
      await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(1)
      await killServiceWorkers(auricle.page)
      await context.setOffline(true)
      await auricle.reload()
      const stored = await tierOf(auricle, id, `chunk/1?${warm}`)
      expect(stored).toEqual({ ...rendered, tier: 'L2' })
      expect((await tierOf(auricle, id, `chunk/1?${warm}`)).tier).toBe('L1')
    })

    test('a reload with the network off plays from the disk at once', async ({ auricle, context }) => {
      await importUnmeasured(auricle)
      const id = await auricle.trackId(name)
      for (const index of [0, 1, 2]) await tierOf(auricle, id, `chunk/${index}?${warm}`)
      await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(3)
      await killServiceWorkers(auricle.page)
      await context.setOffline(true)
      await auricle.reload()
      expect(
        (await auricle.api.file(id, { enhanced: true, preset: 'warm' }, { method: 'HEAD' })).headers,
      ).toMatchObject({
        'x-cache-tier': 'L2',
      })
      await auricle.enhanceSwitch.click()
      await auricle.preset('Warm').click()
      await auricle.play(name)
      await auricle.reaches('playing')
      const from = await auricle.position()
      await expect.poll(() => auricle.position()).toBeGreaterThan(from + 1)
      const { L1, L2 } = (await reportOf(auricle)).tiers
      expect(L2.hits).toBeGreaterThan(0)
      // Nothing of it was rendered: what was not in memory was on the disk.
      expect(L1.misses).toBe(L2.hits)
    })
  })

  test('a chunk damaged on the disk is rendered again, not served', async ({ auricle }) => {
    await importUnmeasured(auricle)
    const id = await auricle.trackId(name)
    const rendered = await tierOf(auricle, id, `chunk/0?${warm}`)
    await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(1)
    await auricle.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chunks')
      for await (const entry of folder.values()) {
        const writable = await (entry as FileSystemFileHandle).createWritable({ keepExistingData: true })
        await writable.write({ type: 'write', position: 1_000_000, data: new Uint8Array(64).fill(99) })
        await writable.close()
      }
    })
    await killServiceWorkers(auricle.page)
    // The head has left before the damage is met; the bytes from there on are rendered again.
    expect((await tierOf(auricle, id, `chunk/0?${warm}`)).digest).toBe(rendered.digest)
    await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(1)
    await auricle.page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chunks')
      for await (const entry of folder.values()) {
        const writable = await (entry as FileSystemFileHandle).createWritable({ keepExistingData: true })
        await writable.truncate(2_000_000)
        await writable.close()
      }
    })
    await killServiceWorkers(auricle.page)
    expect((await tierOf(auricle, id, `chunk/0?${warm}`)).digest).toBe(rendered.digest)
  })

  test('emptying the cache empties the disk, and removing a track takes its chunks', async ({ auricle }) => {
    await importUnmeasured(auricle)
    const id = await auricle.trackId(name)
    await tierOf(auricle, id, `chunk/0?${warm}`)
    await expect.poll(() => bytesOnDisk(auricle)).toBeGreaterThan(0)
    await auricle.page.evaluate(() =>
      fetch(new URL('api/audio/cache', document.baseURI), { method: 'DELETE' }),
    )
    await expect.poll(() => bytesOnDisk(auricle)).toBe(0)
    expect((await reportOf(auricle)).tiers.L2).toMatchObject({ entries: 0, bytes: 0 })

    await tierOf(auricle, id, `chunk/0?${warm}`)
    await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(1)
    const row = await auricle.row(name)
    await row.getByRole('button', { name: /^More for / }).click()
    await auricle.page.getByRole('menuitem', { name: 'Remove from library' }).click()
    await auricle.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect.poll(() => bytesOnDisk(auricle)).toBe(0)
    const { L1 } = (await reportOf(auricle)).tiers
    expect(L1).toMatchObject({ entries: 0, bytes: 0 })
  })

  test('the panel says what is kept, and frees it', async ({ auricle }) => {
    const { page } = auricle
    await importUnmeasured(auricle)
    await tierOf(auricle, await auricle.trackId(name), `chunk/0?${warm}`)
    await page.getByRole('button', { name: 'Rendered sound' }).click()
    const panel = page.getByRole('dialog', { name: 'Rendered sound' })
    await expect(panel.getByText('1 chunk').first()).toBeVisible()
    await panel.getByRole('button', { name: 'Free it' }).click()
    await expect(panel.getByText('1 chunk')).toHaveCount(0)
    expect((await reportOf(auricle)).tiers.L2).toMatchObject({ entries: 0, bytes: 0 })
  })

  test('records of another pipeline or lost ones are never served, and their bytes come back', async ({
    auricle,
  }) => {
    await importUnmeasured(auricle)
    const id = await auricle.trackId(name)
    for (const change of ['another pipeline', 'nothing'] as const) {
      // The clock of this engine has gone back by a year.
      for (const worker of auricle.page.workers())
        await worker.evaluate(() => {
          const now = Date.now
          Date.now = () => now() - 31_536_000_000
        })
      await tierOf(auricle, id, `chunk/0?${warm}`)
      await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(1)
      await changeRecords(auricle, change)
      await killServiceWorkers(auricle.page)
      await auricle.reload()
      await expect.poll(() => bytesOnDisk(auricle)).toBe(0)
      await expect
        .poll(async () => (await reportOf(auricle)).tiers.L2)
        .toMatchObject({ entries: 0, bytes: 0 })
    }
    expect((await tierOf(auricle, id, `chunk/0?${warm}`)).tier).toBe('MISS')
  })

  test('an engine killed in the middle of a rendering is replaced, and the sound is the same', async ({
    auricle,
  }) => {
    await importUnmeasured(auricle)
    const id = await auricle.trackId(name)
    const whole = await tierOf(auricle, id, `chunk/1?${warm}`)
    await auricle.page.evaluate(() =>
      fetch(new URL('api/audio/cache', document.baseURI), { method: 'DELETE' }),
    )
    await expect.poll(async () => (await reportOf(auricle)).tiers.L2.entries).toBe(0)
    const [engine] = auricle.page.workers().filter((worker) => /engine/.test(worker.url()))
    const again = tierOf(auricle, id, `chunk/1?${warm}`)
    await auricle.page.waitForTimeout(40)
    void engine?.evaluate(() => self.close()).catch(() => undefined)
    expect(await again).toEqual(whole)
  })
})
