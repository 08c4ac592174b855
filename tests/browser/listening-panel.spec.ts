import type { Page } from '@playwright/test'
import type { Auricle } from '../support/auricle'
import { violations } from '../support/axe'
import { store, storedIn } from '../support/stored'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const
const isPhone = ({ width }: { readonly width: number }) => width < 760

const begin = async (auricle: Auricle, viewport: { width: number; height: number }, ...names: string[]) => {
  const { page } = auricle
  await page.setViewportSize(viewport)
  await auricle.importFiles(...names)
  await auricle.play(names[0] ?? '')
  await auricle.reaches('playing')
  if (isPhone(viewport)) await page.getByRole('button', { name: 'Show the whole player' }).click()
}
const open = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()
const titles = (page: Page) => page.locator('.queue-jump').allTextContents()

for (const viewport of sizes) {
  test(`the queue is reordered by key and by hand, thinned, jumped in, saved and cleared: ${viewport.width}`, async ({
    auricle,
  }) => {
    const { page } = auricle
    await begin(auricle, viewport, 'brief.flac', 'tone-441.flac', 'tone-1000.flac', 'flac-16.flac')
    await open(page, 'Queue')
    await expect.poll(async () => (await titles(page)).length).toBe(4)
    const [one = '', two = '', three = '', four = ''] = await titles(page)

    await page.getByRole('button', { name: `Move ${two}`, exact: true }).press('ArrowDown')
    await expect.poll(() => titles(page)).toEqual([one, three, two, four])
    await expect(page.getByRole('button', { name: `Move ${two}`, exact: true })).toBeFocused()

    const grip = await page.getByRole('button', { name: `Move ${four}`, exact: true }).boundingBox()
    const target = await page.getByRole('button', { name: `Move ${three}`, exact: true }).boundingBox()
    if (!grip || !target) throw new Error('no grips')
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 })
    await page.mouse.up()
    await expect.poll(() => titles(page)).toEqual([one, four, three, two])

    await page.getByRole('button', { name: `Remove ${three} from the queue` }).click()
    await expect.poll(() => titles(page)).toEqual([one, four, two])
    await page.locator('.queue-jump', { hasText: two }).click()
    await expect(page.locator('.queue-row[aria-current]')).toContainText(two)

    await page.getByRole('button', { name: 'Save as playlist' }).click()
    await page.getByRole('textbox', { name: 'Name of the playlist' }).fill('Evening')
    await page.getByRole('textbox', { name: 'Name of the playlist' }).press('Enter')
    await expect
      .poll(async () => (await storedIn(page, 'playlists')).map(({ name, tracks }) => ({ name, tracks })))
      .toMatchObject([{ name: 'Evening' }])
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect.poll(() => titles(page)).toEqual([two])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => titles(page)).toEqual([one, four, two])
    await expect(page.locator('.queue-row[aria-current]')).toContainText(two)
  })

  test(`what plays is marked as a favourite and leads to its album: ${viewport.width}`, async ({
    auricle,
  }) => {
    const { page } = auricle
    await begin(auricle, viewport, 'tagged.mp3', 'brief.flac')
    const player = page.locator('.player')
    const heart = player.getByRole('button', { name: 'Favourite', exact: true })
    await expect(heart).toHaveAttribute('aria-pressed', 'false')
    await heart.click()
    await expect(heart).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(async () => (await storedIn(page, 'favourites')).length).toBe(1)
    await player.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Show album' }).click()
    await expect(page.getByRole('heading', { name: 'Made by Code', level: 1 })).toBeVisible()
    await expect(page.locator('.player.sheet')).toHaveCount(0)
    if (isPhone(viewport)) await page.getByRole('button', { name: 'Show the whole player' }).click()
    await player.locator('.now-artist').getByRole('link').click()
    await expect(page).toHaveURL(/#\/artists\/./)
    await expect(page.getByRole('grid').locator('[data-track-id]')).toHaveCount(1)
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Made by Code', level: 1 })).toBeVisible()
  })

  test(`held, Compare lets the other side be heard, by hand and by key: ${viewport.width}`, async ({
    auricle,
  }) => {
    const { page } = auricle
    await begin(auricle, viewport, 'flac-16.flac')
    await auricle.enhanceSwitch.click()
    await expect(auricle.enhanceSwitch).toBeChecked()
    await auricle.reaches('playing')
    const compare = page.getByRole('button', { name: 'Compare', exact: true })
    const gone = () => expect(compare).toHaveAttribute('aria-pressed', 'false')
    const held = () => expect(compare).toHaveAttribute('aria-pressed', 'true')

    // The hand comes from a slider, which loses the focus to the button that is held.
    await page.getByRole('slider', { name: 'Intensity' }).focus()
    await compare.hover()
    await page.mouse.down()
    await held()
    await page.waitForTimeout(300)
    await held()
    await page.mouse.up()
    await gone()
    await compare.focus()
    await page.keyboard.down('Space')
    await held()
    await page.keyboard.up('Space')
    await gone()
    await auricle.enhanceSwitch.hover()
    await page.mouse.down()
    await held()
    await page.mouse.up()
    await gone()
    await expect(auricle.enhanceSwitch, 'a comparison is no choice').toBeChecked()
    await auricle.reaches('playing')
  })

  test(`a sheet and its pages close by going back: ${viewport.width}`, async ({ auricle }) => {
    test.skip(!isPhone(viewport), 'on a desk there is no sheet')
    const { page } = auricle
    await begin(auricle, viewport, 'flac-16.flac')
    await open(page, 'Queue')
    await expect(page.getByRole('list', { name: 'Queue' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('radiogroup', { name: 'Preset' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('button', { name: 'Show the whole player' })).toBeVisible()
    const height = async () => (await page.locator('.player').boundingBox())?.height
    await expect.poll(height, 'the bar is small').toBeLessThan(80)
  })
}

test('the sheet follows the finger up and down', async ({ auricle }) => {
  const { page } = auricle
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.setViewportSize(sizes[1])
  await auricle.importFiles('flac-16.flac')
  await auricle.play('flac-16.flac')
  const bar = await page.getByRole('button', { name: 'Show the whole player' }).boundingBox()
  if (!bar) throw new Error('no bar')
  await page.mouse.move(100, bar.y + 20)
  await page.mouse.down()
  await page.mouse.move(100, bar.y - 300, { steps: 6 })
  const top = async () => (await page.locator('.player').boundingBox())?.y ?? -1
  await expect.poll(top).toBeGreaterThan(100)
  await page.mouse.up()
  await expect.poll(top).toBe(0)
  await page.mouse.move(195, 12)
  await page.mouse.down()
  await page.mouse.move(195, 300, { steps: 6 })
  await page.mouse.up()
  await expect.poll(top).toBeGreaterThan(600)
})

test('timed words follow the song, and a line leads to where it is sung', async ({ auricle }) => {
  const { page } = auricle
  await page.setViewportSize(sizes[0])
  await auricle.importFiles('flac-16.flac')
  const lines = [0, 20, 40].map((at) => ({ at, text: `Sung at ${at}` }))
  const trackId = await auricle.trackId('flac-16.flac')
  await store(page, 'lyrics', { trackId, lyrics: { kind: 'timed', lines } })
  await auricle.play('flac-16.flac')
  await open(page, 'Lyrics')
  await expect(page.locator('.lyrics-lines [aria-current]')).toHaveText('Sung at 0')
  await page.getByRole('button', { name: 'Sung at 40' }).click()
  await expect.poll(() => auricle.position()).toBeGreaterThan(39)
  await expect(page.locator('.lyrics-lines [aria-current]')).toHaveText('Sung at 40')
})

for (const viewport of sizes)
  test(`every page is open to everybody: ${viewport.width} px`, async ({ auricle }) => {
    const { page } = auricle
    await begin(auricle, viewport, 'tagged.mp3', 'flac-16.flac')
    await auricle.enhanceSwitch.click()
    await auricle.reaches('playing')
    await page.getByText('Meters', { exact: true }).click()
    await page.getByText('Sound settings', { exact: true }).click()
    await expect(page.getByRole('combobox', { name: /^Target loudness/ })).toBeVisible()
    expect(await violations(page, '.player'), 'Sound').toEqual([])
    for (const [name, there] of [
      ['Queue', '.queue-row'],
      ['Lyrics', '.lyrics'],
      ['Signal', '.signal'],
    ] as const) {
      await open(page, name)
      await expect(page.locator(there).first()).toBeVisible()
      expect(await violations(page, '.player'), name).toEqual([])
    }
  })

test.describe('what is measured', () => {
  test.use({ lowOnPower: false })

  test('the wave is the seek bar: it has a shape, a hand and keys move it', async ({ auricle }) => {
    const { page } = auricle
    await begin(auricle, sizes[0], 'flac-16.flac')
    await expect(page.locator('.wave')).not.toHaveClass(/unknown/)
    await expect
      .poll(async () => (await storedIn(page, 'peaks'))[0]?.['wave'], { timeout: 30_000 })
      .toMatchObject({ kind: 'full' })
    const box = await page.locator('.seek-bar').boundingBox()
    if (!box) throw new Error('no seek bar')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await expect(page.locator('.seek-pointed')).toHaveText(/0:3[01]/)
    await page.mouse.down()
    await page.mouse.up()
    await expect.poll(() => auricle.position()).toBeGreaterThan(29)
    await auricle.seekBar.press('ArrowRight')
    await expect.poll(() => auricle.position()).toBeGreaterThan(34)
    await expect(page.locator('.seek-bar')).toHaveJSProperty('clientHeight', Math.round(box.height))
  })

  test('the signal path tells what is heard: packets, FLAC made of a WAV, and every stage', async ({
    auricle,
  }) => {
    const { page } = auricle
    await begin(auricle, sizes[0], 'flac-16.flac', 'mp3-cbr.mp3', 'wav-16.wav')
    await open(page, 'Signal')
    const path = page.getByRole('region', { name: 'From file to ear' })
    await expect(path).toContainText('Lossless: every sample is the file’s own.')
    await expect(path.getByRole('listitem')).toHaveText([
      /^FLAC44\.1\skHz · 16\sbit · stereo · lossless$/,
      /^Untouched/,
      /^Handed overthe file’s own FLAC packets/,
      /^Servedstraight from the file$/,
      /^Decodedby the browser/,
      /^Volume100 %/,
    ])
    await auricle.play('mp3-cbr.mp3')
    await expect(path).toContainText('The file itself is lossy.')
    await auricle.play('wav-16.wav')
    await expect(path).toContainText('as FLAC, sample for sample')
    await expect(path).toContainText('Lossless')

    await auricle.enhanceSwitch.click()
    await expect(path).toContainText('Enhanced: mastered for this song.')
    for (const stage of ['Equaliser', 'Compressor', 'Width', 'Gain', 'Limiter', 'Dither'])
      await expect(path.getByText(stage, { exact: true })).toBeVisible()
    await expect(path).toContainText('as 16-bit WAV')
    await expect(path.getByText(/\((L1|L2|L3)\)|made as you listen/)).toBeVisible()
    const facts = page.getByRole('region', { name: 'File', exact: true })
    await expect(facts).toContainText('wav-16.wav')
    await expect(facts).toContainText(/−\d+\.\d LUFS/)
  })

  test('the meters read the same time before and after', async ({ auricle }) => {
    const { page } = auricle
    await begin(auricle, sizes[0], 'flac-16.flac')
    await page.getByText('Meters', { exact: true }).click()
    const meters = page.getByRole('region', { name: 'Meters' })
    await expect(meters.locator('.meter-figure').first()).toHaveText(/−\d+\.\d/, { timeout: 20_000 })
    await expect(meters.locator('.meter-figure').last()).toHaveText(/−\d+\.\d/)
  })
})

test('the Intensity slider is where the hand is before the sound is, and the curves follow', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('flac-16.flac')
  await auricle.play('flac-16.flac')
  await auricle.reaches('playing')
  await auricle.enhanceSwitch.click()
  await page.waitForTimeout(1000)
  const slider = page.getByRole('slider', { name: 'Intensity', exact: true })
  const curve = page.locator('.preset-curve').nth(1)
  const before = await curve.getAttribute('d')
  await slider.focus()
  for (let percent = 99; percent > 94; percent--) {
    await slider.press('ArrowLeft')
    expect(await slider.inputValue()).toBe(`${percent}`)
    await page.waitForTimeout(300)
    expect(await slider.inputValue()).toBe(`${percent}`)
  }
  await expect.poll(() => curve.getAttribute('d')).not.toBe(before)
})
