import type { Page } from '@playwright/test'
import { openAuricle } from '../support/auricle'
import { expect, test } from '../support/test'
import { losePart, serveVersions } from '../support/versions'

const told = (page: Page) => page.locator('.notice', { hasText: 'page/incomplete' })

/** A tab whose workers are yet to be started when a part of them is gone, as after another tab let a new version in. */
const openWithout = async (page: Page, part: string) => {
  const server = await serveVersions()
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('brief.flac')
  await losePart(server, page, part)
  await auricle.reload()
  return { server, auricle }
}

for (const part of ['importer.worker', 'take-file.worker'])
  test(`an import without ${part} stops and says why, and goes through once it is there`, async ({
    page,
  }) => {
    const { server, auricle } = await openWithout(page, part)
    await auricle.chooseFiles('brief.mp3', 'tone-441.flac')
    const stopped = page.locator('.notice', { hasText: 'The import stopped' })
    await expect(stopped).toContainText('a part of the page could not be loaded')
    await expect(told(page).getByRole('button', { name: 'Reload' })).toBeVisible()
    await expect(page.getByRole('progressbar', { name: 'Import' })).toHaveCount(0)

    server.find(part)
    await auricle.importFiles('brief.mp3', 'tone-441.flac')
    await expect(stopped).toHaveCount(0)
    await told(page).getByRole('button', { name: 'Dismiss' }).click()
    await expect(told(page)).toHaveCount(0)
    await server.close()
  })

for (const part of ['search.worker', 'search-index.worker'])
  test(`a search without ${part} ends with what holds the words, and says what is missing`, async ({
    page,
  }) => {
    const { server } = await openWithout(page, part)
    const search = page.getByRole('searchbox', { name: 'Search library' })
    await search.fill('breif')
    await expect(told(page)).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Nothing here is called')
    await search.fill('brief')
    await expect(page.locator('[data-track-id]')).toHaveCount(1)
    await server.close()
  })

for (const part of ['backup.worker', 'make-backup'])
  test(`a backup without ${part} is not written, and it is said why`, async ({ page }) => {
    const { server } = await openWithout(page, part)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.locator('.notice', { hasText: 'The backup was not written' })).toContainText(
      'a part of the page could not be loaded',
    )
    await expect(told(page)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
    await server.close()
  })

test('without the engine a play ends, and it is said what is missing', async ({ page }) => {
  const { server, auricle } = await openWithout(page, 'engine')
  await expect(told(page)).toBeVisible()
  await auricle.play('brief.flac')
  await auricle.reaches('failed')
  await server.close()
})

test('a piece that cannot be made says so, and what is missing', async ({ page }) => {
  const server = await serveVersions()
  await openAuricle(page, server.url)
  await losePart(server, page, 'piece.worker')
  await page.getByRole('button', { name: /short piece/ }).click()
  await expect(page.getByText('It could not be made.')).toBeVisible()
  await expect(told(page)).toBeVisible()
  await server.close()
})
