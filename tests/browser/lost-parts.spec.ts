import type { Locator, Page } from '@playwright/test'
import { type Auricle, openAuricle } from '../support/auricle'
import { expect, test } from '../support/test'
import { losePart, serveVersions } from '../support/versions'

const titleOf = (page: Page) => page.getByRole('region', { name: 'Player' }).getByRole('heading')

interface Part {
  readonly name: string
  open(auricle: Auricle): Promise<void>
  /** What is there when it can be loaded. */
  seen(page: Page): Locator
}

const dialogs: readonly Part[] = [
  {
    name: 'help-dialog',
    open: ({ page }) => page.keyboard.press('?'),
    seen: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  },
  {
    name: 'storage-dialog',
    open: ({ page }) => page.getByRole('button', { name: 'Rendered sound' }).click(),
    seen: (page) => page.getByRole('dialog', { name: 'Rendered sound' }),
  },
  {
    name: 'menu-host',
    open: async ({ row }) => (await row('brief.flac')).click({ button: 'right' }),
    seen: (page) => page.getByRole('menuitem', { name: 'File info' }),
  },
  {
    name: 'asking-dialog',
    open: async ({ page, row }) => {
      await (await row('brief.flac')).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'File info' }).click()
    },
    seen: (page) => page.getByRole('dialog').getByText('brief.flac'),
  },
  {
    name: 'developer-panel',
    open: ({ page }) => page.keyboard.press('Shift+D'),
    seen: (page) => page.getByRole('region', { name: 'Under the hood' }),
  },
]

const tab = (name: string) => (auricle: Auricle) =>
  auricle.page.getByRole('tab', { name, exact: true }).click()
const summary = (name: string) => (auricle: Auricle) => auricle.page.getByText(name, { exact: true }).click()

const pages: readonly (Part & { elsewhere(auricle: Auricle): Promise<void> })[] = [
  { name: 'queue', open: tab('Queue'), seen: (page) => page.locator('.queue-jump'), elsewhere: tab('Sound') },
  { name: 'lyrics', open: tab('Lyrics'), seen: (page) => page.locator('.lyrics'), elsewhere: tab('Sound') },
  { name: 'details', open: tab('Signal'), seen: (page) => page.locator('.signal'), elsewhere: tab('Sound') },
  {
    name: 'meters',
    open: summary('Meters'),
    seen: (page) => page.locator('.meters'),
    elsewhere: summary('Meters'),
  },
  {
    name: 'sound-settings',
    open: summary('Sound settings'),
    seen: (page) => page.getByText('Match loudness'),
    elsewhere: summary('Sound settings'),
  },
  {
    name: 'albums-view',
    open: ({ page }) => page.getByRole('link', { name: /^Albums/ }).click(),
    seen: (page) => page.getByRole('heading', { name: 'Albums', exact: true }),
    elsewhere: ({ page }) => page.getByRole('link', { name: /^Songs/ }).click(),
  },
]

test('a dialog that is lost says so in its place, and is there again once it can be loaded', async ({
  page,
}) => {
  const server = await serveVersions()
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('brief.flac')
  for (const { name } of dialogs) await losePart(server, page, name)
  for (const { name, open, seen } of dialogs) {
    await test.step(name, async () => {
      await open(auricle)
      const lost = page.getByRole('dialog', { name: 'A part is missing' })
      await expect(lost).toContainText('could not be loaded')
      await expect(lost).toContainText('page/incomplete')
      await expect(lost.getByRole('button', { name: 'Reload' })).toBeVisible()
      await expect(page.getByText('page/incomplete')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(lost).toBeHidden()

      server.find(name)
      await open(auricle)
      await expect(seen(page).first()).toBeVisible()
      await page.keyboard.press('Escape')
    })
  }
  await server.close()
})

test('a view or a page beside the sound that is lost says so in its place, and the others are there', async ({
  page,
}) => {
  const server = await serveVersions()
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('brief.flac')
  await auricle.play('brief.flac')
  await expect(titleOf(page)).toBeVisible()
  for (const { name } of pages) await losePart(server, page, name)
  const lost = page.getByRole('alert')
  for (const { name, open, seen, elsewhere } of pages) {
    await test.step(name, async () => {
      await open(auricle)
      await expect(lost).toContainText('could not be loaded')
      await expect(lost).toContainText('page/incomplete')
      await expect(lost.getByRole('button', { name: 'Reload' })).toBeInViewport()
      await expect(page.getByText('page/incomplete')).toHaveCount(1)
      await elsewhere(auricle)
      await expect(lost).toHaveCount(0)

      server.find(name)
      await open(auricle)
      await expect(seen(page).first()).toBeVisible()
      await elsewhere(auricle)
    })
  }
  await server.close()
})

test('what is lost stays told of elsewhere, and loading the page again brings it back', async ({ page }) => {
  const server = await serveVersions()
  const auricle = await openAuricle(page, server.url)
  await auricle.importFiles('brief.flac')
  await losePart(server, page, 'settings-view')
  await page.getByRole('link', { name: 'Settings' }).click()
  const lost = page.getByRole('alert')
  await expect(lost).toContainText('page/incomplete')

  await page.getByRole('link', { name: /^Songs/ }).click()
  await expect(lost).toHaveCount(0)
  const notice = page.locator('.notice', { hasText: 'page/incomplete' })
  await expect(notice).toContainText('could not be loaded')
  await auricle.play('brief.flac')
  await auricle.reaches('playing')
  await auricle.pauseButton.click()

  await page.getByRole('link', { name: 'Settings' }).click()
  server.find('settings-view')
  await lost.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expect(notice).toHaveCount(0)
  await server.close()
})
