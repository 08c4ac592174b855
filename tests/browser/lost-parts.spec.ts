import type { Locator, Page } from '@playwright/test'
import { type Auricle, openAuricle } from '../support/auricle'
import { violations } from '../support/axe'
import { expect, test } from '../support/test'
import { losePart, serveVersions } from '../support/versions'

const titleOf = (page: Page) => page.getByRole('region', { name: 'Player' }).getByRole('heading')

interface Part {
  readonly name: string
  open(auricle: Auricle): Promise<void>
  /** What is there when it can be loaded. */
  seen(page: Page): Locator
  leave(auricle: Auricle): Promise<void>
}

const pressEscape = ({ page }: Auricle) => page.keyboard.press('Escape')

const dialogs: readonly Part[] = [
  {
    name: 'help-dialog',
    open: ({ page }) => page.keyboard.press('?'),
    seen: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
    leave: pressEscape,
  },
  {
    name: 'storage-dialog',
    open: ({ page }) => page.getByRole('button', { name: 'Rendered sound' }).click(),
    seen: (page) => page.getByRole('dialog', { name: 'Rendered sound' }),
    leave: pressEscape,
  },
  {
    name: 'menu-host',
    open: async ({ row }) => (await row('brief.flac')).click({ button: 'right' }),
    seen: (page) => page.getByRole('menuitem', { name: 'File info' }),
    leave: pressEscape,
  },
  {
    name: 'asking-dialog',
    open: async ({ page, row }) => {
      await (await row('brief.flac')).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'File info' }).click()
    },
    seen: (page) => page.getByRole('dialog').getByText('brief.flac'),
    leave: pressEscape,
  },
  {
    name: 'developer-panel',
    open: ({ page }) => page.keyboard.press('Shift+D'),
    seen: (page) => page.getByRole('region', { name: 'Under the hood' }),
    leave: pressEscape,
  },
]

const tab = (name: string) => (auricle: Auricle) =>
  auricle.page.getByRole('tab', { name, exact: true }).click()
const summary = (name: string) => (auricle: Auricle) => auricle.page.getByText(name, { exact: true }).click()

const pages: readonly Part[] = [
  { name: 'queue', open: tab('Queue'), seen: (page) => page.locator('.queue-jump'), leave: tab('Sound') },
  { name: 'lyrics', open: tab('Lyrics'), seen: (page) => page.locator('.lyrics'), leave: tab('Sound') },
  { name: 'details', open: tab('Signal'), seen: (page) => page.locator('.signal'), leave: tab('Sound') },
  {
    name: 'meters',
    open: summary('Meters'),
    seen: (page) => page.locator('.meters'),
    leave: summary('Meters'),
  },
  {
    name: 'sound-settings',
    open: summary('Sound settings'),
    seen: (page) => page.getByText('Match loudness'),
    leave: summary('Sound settings'),
  },
  {
    name: 'albums-view',
    open: ({ page }) => page.getByRole('link', { name: /^Albums/ }).click(),
    seen: (page) => page.getByRole('heading', { name: 'Albums', exact: true }),
    leave: ({ page }) => page.getByRole('link', { name: /^Songs/ }).click(),
  },
]

const places = [
  {
    what: 'a dialog',
    parts: dialogs,
    place: (page: Page) => page.getByRole('dialog', { name: 'A part is missing' }),
  },
  { what: 'a view or a page beside the sound', parts: pages, place: (page: Page) => page.getByRole('alert') },
]

for (const { what, parts, place } of places)
  test(`${what} that is lost says so in its place, and is there again once it can be loaded`, async ({
    page,
  }) => {
    const server = await serveVersions()
    const auricle = await openAuricle(page, server.url)
    await auricle.importFiles('brief.flac')
    await auricle.play('brief.flac')
    await expect(titleOf(page)).toBeVisible()
    for (const { name } of parts) await losePart(server, page, name)
    const lost = place(page)
    for (const { name, open, seen, leave } of parts) {
      await test.step(name, async () => {
        await open(auricle)
        await expect(lost).toContainText('could not be loaded')
        await expect(lost).toContainText('page/incomplete')
        await expect(lost.getByRole('button', { name: 'Reload' })).toBeInViewport()
        await expect(page.getByText('page/incomplete')).toHaveCount(1)
        await leave(auricle)
        await expect(lost).toBeHidden()

        server.find(name)
        await open(auricle)
        await expect(seen(page).first()).toBeVisible()
        await leave(auricle)
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
  await expect(lost).toContainText('page/incomplete')
  server.find('settings-view')
  await lost.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expect(notice).toHaveCount(0)
  await server.close()
})

for (const [what, lost] of [
  ['first script', 'first.js'],
  ['styles', 'first.css'],
  ['page itself', 'page.js'],
  ['words', 'en.js'],
])
  test(`where the ${what} cannot be loaded, the page says so, and loading it again helps`, async ({
    page,
  }) => {
    const server = await serveVersions()
    server.lose(String(lost))
    await page.goto(server.url)
    const message = page.getByRole('alert')
    await expect(message).toBeVisible()
    await expect(message).toContainText('A part of Auricle could not be loaded')
    await expect(message).toContainText('page/incomplete')
    // The browser's own colours, which are all there is without styles, axe does not know.
    if (lost !== 'first.css') expect(await violations(page)).toEqual([])
    server.find(String(lost))
    await message.getByRole('link', { name: 'Reload' }).click()
    await expect(page.getByLabel('Add files', { exact: true }).first()).toBeAttached()
    await expect(page.getByText('page/incomplete')).toHaveCount(0)
    await server.close()
  })

test('without scripts the page says that it needs them', async ({ browser, address }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address)
  await expect(page.locator('.scriptless')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
  await context.close()
})
