import { type Auricle, openAuricle } from '../support/auricle'
import { serveChanged } from '../support/serve-changed'
import { killServiceWorkers } from '../support/service-worker'
import { expect, test } from '../support/test'
import { diskIsOpen, reportOf, tierOf } from '../support/tiers'

test.use({ firstVisit: true, lowOnPower: true })

/** Sizes of the rows that hold what is rendered; `spoil` changes a byte in the middle of each. */
const rows = ({ page }: Auricle, spoil = false) =>
  page.evaluate(
    (spoil) =>
      new Promise<readonly number[]>((resolve, reject) => {
        const opening = indexedDB.open('auricle-chunks')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const working = opening.result.transaction('files', 'readwrite')
          const files = working.objectStore('files')
          const reading = files.getAll()
          reading.onsuccess = () => {
            if (!spoil) return
            for (const { name, data } of reading.result) {
              new Uint8Array(data, 1_000_000, 64).fill(99)
              files.put({ name, data })
            }
          }
          working.oncomplete = () => {
            opening.result.close()
            resolve(reading.result.map(({ data }) => data.byteLength))
          }
        }
      }),
    spoil,
  )

test('where there is no file system of its own, what is rendered is kept in the database', async ({
  page,
}) => {
  const server = await serveChanged('delete globalThis.StorageManager?.prototype.getDirectory')
  const auricle = await openAuricle(page, server.url)
  expect(await page.evaluate(() => 'getDirectory' in navigator.storage)).toBe(false)
  await auricle.importFiles('flac-16.flac')
  await diskIsOpen(auricle)
  const id = await auricle.trackId('flac-16.flac')
  const chunk = () => tierOf(auricle, id, 'chunk/1?enhanced=true&preset=warm')
  const counted = async () => (await reportOf(auricle)).tiers.L2

  const rendered = await chunk()
  expect(rendered.tier).toBe('MISS')
  await expect.poll(counted).toMatchObject({ entries: 1, bytes: 5_292_000 })
  expect(await rows(auricle)).toEqual([5_292_000])

  await killServiceWorkers(page)
  await auricle.reload()
  expect(await chunk()).toEqual({ ...rendered, tier: 'L2' })

  // Damaged by hand it is rendered again, not served.
  await rows(auricle, true)
  await killServiceWorkers(page)
  expect((await chunk()).digest).toBe(rendered.digest)

  await page.evaluate(() => fetch(new URL('api/audio/cache', document.baseURI), { method: 'DELETE' }))
  await expect.poll(() => rows(auricle)).toEqual([])
  expect(await counted()).toMatchObject({ entries: 0, bytes: 0 })
  await server.close()
})
