import type { CacheReport } from '#contracts/cache-report'
import type { Auricle } from './auricle'
import { expect } from './expect'
import { storedIn } from './stored'

export const reportOf = async ({ page }: Auricle): Promise<CacheReport> =>
  page.evaluate(async () => (await fetch(new URL('api/audio/cache', document.baseURI))).json())

/** The tier a track's sound comes from, and what it weighs. */
export const tierOf = async (auricle: Auricle, id: number, rest: string) => {
  const { headers, digest } = await auricle.api.weigh(`api/audio/stream/${id}/${rest}`)
  return { tier: headers['x-cache-tier'], digest }
}

/** Real bytes in the folder of chunks. */
export const bytesOnDisk = ({ page }: Auricle) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('chunks')
    let bytes = 0
    for await (const entry of folder.values())
      if (entry.kind === 'file')
        // One that is being removed is gone.
        bytes += await (entry as FileSystemFileHandle).getFile().then(
          ({ size }) => size,
          () => 0,
        )
    return bytes
  })

/** The engine starts once the page is shown; what it renders before its disk is open waits for it in memory. */
export const diskIsOpen = async ({ page }: Auricle) => {
  const isHeld = () =>
    page.evaluate(async () =>
      (await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('auricle-chunks/')),
    )
  await expect.poll(isHeld).toBe(true)
  await page.waitForTimeout(300)
}

/** Waits for a full profile. */
export const isMeasured = async ({ page }: Auricle) => {
  const isFull = async () =>
    (await storedIn(page, 'profiles')).some((record) => JSON.stringify(record).includes('"full"'))
  await expect.poll(isFull, { timeout: 30_000 }).toBe(true)
}
