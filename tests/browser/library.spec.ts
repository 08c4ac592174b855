import { openAuricle } from '../support/auricle'
import { storedIn } from '../support/stored'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

/** An MP3 of one silent second whose tag holds all of this; LRC beside it may be added. */
const makeFolder = `async () => {
  const ascii = (text) => [...text].map((letter) => letter.charCodeAt(0))
  const u32 = (value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)
  const frame = (id, content) => [...ascii(id), ...u32(content.length), 0, 0, ...content]
  const text = (id, value) => frame(id, [0, ...ascii(value)])
  const mp3 = (...frames) => {
    const body = frames.flat()
    const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 127)
    const sound = Array.from({ length: 40 }, () => [0xff, 0xfb, 0x90, 0x00, ...new Array(413).fill(0)]).flat()
    return new Uint8Array([...ascii('ID3'), 3, 0, 0, ...size, ...body, ...sound])
  }
  const root = await navigator.storage.getDirectory()
  const music = await root.getDirectoryHandle('Linked', { create: true })
  const write = async (name, content) => {
    const file = await music.getFileHandle(name, { create: true })
    const stream = await file.createWritable()
    await stream.write(content)
    await stream.close()
  }
  const album = [text('TALB', 'Duets'), text('TPE2', 'Ann'), text('TCON', 'Folk;Live'), text('TCOM', 'Clara')]
  await write('one.mp3', mp3(text('TIT2', 'One'), text('TPE1', 'Ann & Bob'), text('TRCK', '1'), ...album))
  await write('one.lrc', '[00:01.00]Beside')
  await write('two.mp3', mp3(
    text('TIT2', 'Two'), text('TPE1', 'Ann & Carl'), text('TRCK', '2'), text('TCMP', '1'), ...album,
    frame('USLT', [0, ...ascii('eng'), 0, ...ascii('Within')]),
  ))
  return music
}`

/** Permission to the folder is lost, as after a restart, until somebody asks for it again. */
const lockFolder = `
  if (localStorage.getItem('locked') !== null) {
    let state = 'prompt'
    FileSystemHandle.prototype.queryPermission = async () => state
    FileSystemHandle.prototype.requestPermission = async () => (state = 'granted')
  }`

test('a linked folder keeps its files in place, asks for them with one click, is looked through again and let go', async ({
  page,
  address,
}) => {
  await page.addInitScript(`globalThis.showDirectoryPicker = ${makeFolder}`)
  await page.addInitScript(lockFolder)
  await openAuricle(page, address)
  await page.getByRole('button', { name: 'Link a folder' }).click()
  await expect.poll(async () => (await storedIn(page, 'tracks')).length).toBe(2)
  const tracks = await storedIn(page, 'tracks')
  expect(tracks.find(({ title }) => title === 'One')).toMatchObject({
    artist: 'Ann & Bob',
    albumArtist: 'Ann',
    genres: ['Folk', 'Live'],
    composer: 'Clara',
    folder: 'Linked',
    compilation: false,
  })
  expect(tracks.find(({ title }) => title === 'Two')).toMatchObject({ compilation: true })
  const files = await storedIn(page, 'files')
  expect(files.map(({ path }) => path).sort()).toEqual(['Linked/one.mp3', 'Linked/two.mp3'])
  expect(files.map(({ place }) => (place as { kind: string }).kind)).toEqual(['handle', 'handle'])
  expect((await storedIn(page, 'lyrics')).map(({ lyrics }) => lyrics)).toEqual(
    expect.arrayContaining([
      { kind: 'timed', lines: [{ at: 1, text: 'Beside' }] },
      { kind: 'plain', text: 'Within' },
    ]),
  )
  await expect(page.getByText('Duets').first()).toBeVisible()

  await page.evaluate(() => localStorage.setItem('locked', 'yes'))
  await page.reload()
  const row = page.locator('[data-track-id]', { hasText: 'One' })
  await expect(row).toContainText('Its file needs your permission')
  await row.getByRole('button', { name: 'Play One' }).click()
  await expect(row).not.toContainText('permission')
  await expect(row).toHaveAttribute('aria-current', 'true')

  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    await (await root.getDirectoryHandle('Linked')).removeEntry('two.mp3')
    location.hash = '#/settings'
  })
  await page.getByRole('button', { name: 'Look through Linked again' }).click()
  await expect(page.getByText('“Linked”: 1 missing.')).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#/songs'
  })
  await expect(page.locator('[data-track-id]', { hasText: 'Two' })).toContainText('not where it was')
  await page.evaluate(() => {
    location.hash = '#/settings'
  })
  await page.getByRole('button', { name: 'Unlink Linked' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink', exact: true }).click()
  await expect.poll(async () => (await storedIn(page, 'tracks')).length).toBe(0)
})
