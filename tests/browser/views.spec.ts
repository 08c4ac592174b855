import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Auricle } from '../support/auricle'
import { violations } from '../support/axe'
import { store, storedIn } from '../support/stored'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

const go = async (page: Page, address: string) => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

/** Closing it also steps back in the history, which a change of the address would cross. */
const dialogIsGone = async (page: Page) => {
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.waitForFunction(() => history.state?.layers === 0)
}

/** Makes a playlist of one song through the song's own menu. */
const makePlaylist = async ({ page }: Auricle, name: string) => {
  await page
    .locator('[data-track-id]')
    .first()
    .getByRole('button', { name: /^More for / })
    .click()
  await page.getByRole('menuitem', { name: 'Add to playlist' }).click()
  const field = page.getByRole('textbox', { name: 'Name of the playlist' })
  await expect(page.getByRole('dialog')).toBeVisible()
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'New playlist' }).click()
  await field.fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await dialogIsGone(page)
}

for (const viewport of sizes)
  test(`every view is open to everybody: ${viewport.width} px`, async ({ auricle }) => {
    const { page } = auricle
    await page.setViewportSize(viewport)
    await auricle.importFiles('tagged.mp3', 'brief.flac', 'brief.mp3')
    await makePlaylist(auricle, 'Evening')
    const views = {
      albums: 'Albums',
      artists: 'Artists',
      genres: 'Genres',
      favourites: 'Favourites',
      'recently-played': 'Recently played',
      'recently-added': 'Recently added',
      settings: 'Settings',
      playlists: 'Playlists',
    }
    for (const [view, title] of Object.entries(views)) {
      await go(page, `#/${view}`)
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
      expect(await violations(page, 'main'), view).toEqual([])
    }
    await page.getByRole('link', { name: 'Evening' }).click()
    await expect(page.getByRole('heading', { name: 'Evening', level: 1 })).toBeVisible()
    await expect(page.locator('[data-track-id]')).toHaveCount(1)
    expect(await violations(page, 'main'), 'a playlist').toEqual([])
    await go(page, '#/albums')
    await page.getByRole('link', { name: 'Made by Code' }).click()
    await expect(page.getByRole('heading', { name: 'Made by Code', level: 1 })).toBeVisible()
    expect(await violations(page), 'an album').toEqual([])
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(scrolls, 'scrolls sideways').toBe(false)
  })

test('views have addresses: they are gone back from, come back to, and opened again', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3', 'brief.flac')
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /^Albums/ })
    .click()
  await page.getByRole('link', { name: 'Made by Code' }).click()
  await expect(page.getByRole('grid', { name: 'Made by Code' }).locator('[data-track-id]')).toHaveCount(1)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Albums', level: 1 })).toBeVisible()
  await page.goForward()
  await auricle.reload()
  await expect(page.getByRole('heading', { name: 'Made by Code', level: 1 })).toBeVisible()
  await go(page, '#/albums/nothing')
  await expect(page.getByText('not in the library any more')).toBeVisible()
})

test('the back button closes what lies over a view before it leaves the view', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3')
  await go(page, '#/albums')
  await go(page, '#/songs')
  const row = await auricle.row('tagged.mp3')
  await row.getByRole('button', { name: 'More for Small Hours' }).click()
  await page.getByRole('menuitem', { name: 'File info' }).click()
  await expect(page.getByRole('dialog', { name: 'Small Hours' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Albums', level: 1 })).toBeVisible()
})

test('search finds songs, albums and playlists by what is typed, and clearing it leads back', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3', 'brief.flac')
  await go(page, '#/albums')
  const box = page.getByRole('searchbox', { name: 'Search library' })
  await box.fill('code')
  await expect(page.locator('[data-track-id]')).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Made by Code' })).toBeVisible()
  await box.fill('nothing like it')
  await expect(page.getByText('Nothing here is called')).toBeVisible()
  await box.fill('')
  await expect(page.getByRole('heading', { name: 'Albums', level: 1 })).toBeVisible()
})

test('a favourite is marked in the row, kept and listed', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3', 'brief.flac')
  const heart = page.getByRole('button', { name: 'Favourite: Small Hours' })
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await auricle.reload()
  await go(page, '#/favourites')
  await expect(page.locator('[data-track-id]')).toHaveCount(1)
})

test('a title that is cut off is told in full to who points at it', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3', 'brief.flac')
  const [long, short] = [await auricle.row('tagged.mp3'), await auricle.row('brief.flac')]
  const title = 'Symphony No. 9 in D minor, Op. 125: IV. Finale. Presto, Allegro assai, Allegro assai vivace'
  const kept = (await storedIn(page, 'tracks')).find(({ fileName }) => fileName === 'tagged.mp3')
  await store(page, 'tracks', { ...kept, title })
  await auricle.reload()
  await long.hover()
  await expect(long.getByRole('button', { name: /^Play / })).toHaveAttribute('title', title)
  await short.hover()
  await expect(short.getByRole('button', { name: /^Play / })).not.toHaveAttribute('title', /./)
})

test('songs are sorted as wanted, and stay so', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac', 'brief.mp3', 'tagged.mp3')
  await page.getByRole('button', { name: /^Sorted by/ }).click()
  await page.getByRole('menuitemradio', { name: 'Title' }).click()
  await page.getByRole('button', { name: /^Sorted by/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'The other way round' }).click()
  const titles = () => page.locator('[data-track-id] .song-play').allTextContents()
  await expect.poll(titles).toEqual(['Small Hours', 'brief', 'brief'])
  await auricle.reload()
  await expect.poll(titles).toEqual(['Small Hours', 'brief', 'brief'])
})

test('songs are chosen with the mouse and with keys, and acted upon together', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac', 'brief.mp3', 'tagged.mp3')
  const rows = page.locator('[data-track-id]')
  const play = (index: number) => rows.nth(index).getByRole('button', { name: /^Play / })
  const bar = page.getByRole('region', { name: 'Selection' })
  await play(0).click({ modifiers: ['Control'] })
  await play(2).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('3 chosen')
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await bar.getByRole('button', { name: 'Clear the selection' }).click()
  await expect(bar).toHaveCount(0)

  await play(0).focus()
  await page.keyboard.press('Shift+Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar).toContainText('2 chosen')
  await expect(play(1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(play(2)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(bar).toContainText('3 chosen')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await bar.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Remove from library' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => (await storedIn(page, 'tracks')).length).toBe(0)
})

test('a playlist is made, put in order by keys, renamed, and its end taken back', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac', 'brief.mp3', 'tagged.mp3')
  await page.locator('[data-track-id] .song-play').first().focus()
  await page.keyboard.press('Control+a')
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Add to playlist' })
    .click()
  await page.getByRole('textbox', { name: 'Name of the playlist' }).fill('Evening')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await storedIn(page, 'playlists')).length).toBe(1)
  await dialogIsGone(page)
  await go(page, '#/playlists')
  await page.getByRole('link', { name: 'Evening' }).click()
  const titles = () => page.locator('[data-track-id] .song-play').allTextContents()
  await expect.poll(async () => (await titles()).length).toBe(3)
  const [first = '', second = '', third = ''] = await titles()
  await page.getByRole('button', { name: `Play ${first}`, exact: true }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(titles).toEqual([second, first, third])
  await expect(page.getByText(`${first}: now 2 of 3`)).toBeAttached()

  await page.getByRole('button', { name: 'More for Evening' }).click()
  await page.getByRole('menuitem', { name: 'Rename playlist' }).click()
  await page.getByRole('textbox', { name: 'Name of the playlist' }).fill('Night')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Night', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'More for Night' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save as M3U8' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/Night.*\.m3u8$/)
  const kept = { name: 'Kept.m3u8', mimeType: 'audio/x-mpegurl', buffer: await readFile(await saved.path()) }

  await page.getByRole('button', { name: 'More for Night' }).click()
  await page.getByRole('menuitem', { name: 'Delete playlist' }).click()
  await expect(page.getByRole('heading', { name: 'Playlists', level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Night' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Night' })).toBeVisible()

  await page.getByLabel('Import M3U', { exact: true }).setInputFiles(kept)
  await expect(page.getByText('“Night (2)”: found all 3 songs.')).toBeVisible()
  await expect.poll(async () => (await titles()).length).toBe(3)
  const [left, brought] = await storedIn(page, 'playlists')
  expect(brought?.['tracks']).toEqual(left?.['tracks'])
})

test('a song of a playlist is pulled to another place', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac', 'brief.mp3', 'tagged.mp3')
  await page.locator('[data-track-id] .song-play').first().focus()
  await page.keyboard.press('Control+a')
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Add to playlist' })
    .click()
  await page.getByRole('textbox', { name: 'Name of the playlist' }).fill('Evening')
  await page.keyboard.press('Enter')
  await dialogIsGone(page)
  await go(page, '#/playlists')
  await page.getByRole('link', { name: 'Evening' }).click()
  const titles = () => page.locator('[data-track-id] .song-play').allTextContents()
  await expect.poll(async () => (await titles()).length).toBe(3)
  const [first = '', second = '', third = ''] = await titles()
  const grip = page.getByRole('button', { name: `Move ${first}`, exact: true })
  const box = await grip.boundingBox()
  if (!box) throw new Error('no grip')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x, box.y + 80, { steps: 4 })
  await page.mouse.move(box.x, box.y + 130, { steps: 4 })
  await page.mouse.up()
  await expect.poll(titles).toEqual([second, third, first])
})

test('what is not sound is saved as one file and brought back, and another file changes nothing', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('tagged.mp3')
  await makePlaylist(auricle, 'Evening')
  await go(page, '#/settings')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^Auricle .*\.json$/)
  const text = await readFile(await saved.path(), 'utf8')
  await go(page, '#/playlists')
  await page.getByRole('link', { name: 'Evening' }).click()
  await page.getByRole('button', { name: 'More for Evening' }).click()
  await page.getByRole('menuitem', { name: 'Delete playlist' }).click()
  await expect.poll(async () => (await storedIn(page, 'playlists')).length).toBe(0)

  await go(page, '#/settings')
  const restore = (body: string) =>
    page
      .getByLabel('Restore', { exact: true })
      .setInputFiles({ name: 'kept.json', mimeType: 'application/json', buffer: Buffer.from(body) })
  await restore(text.slice(0, -9))
  await expect(page.getByText('Could not read kept.json: it was cut short')).toBeVisible()
  await restore('{"playlists":[]}')
  await expect(page.getByText('Could not read kept.json: it is no backup of Auricle')).toBeVisible()
  await restore(text)
  await expect(page.getByText('Brought back 1 playlist.')).toBeVisible()
  expect((await storedIn(page, 'playlists')).map(({ name }) => name)).toEqual(['Evening'])
})
