import type { Locator } from '@playwright/test'
import { fixture } from '../fixtures/fixture'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

test('the whole player answers the keyboard', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first, second] = await auricle.listed()
  await auricle.play(first)
  await auricle.reaches('playing')
  await page.locator('body').focus()

  await page.keyboard.press('Space')
  await auricle.reaches('paused')
  await expect(auricle.playButton).toBeVisible()
  const before = await auricle.position()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => auricle.position()).toBeGreaterThan(before + 4)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => auricle.position()).toBeLessThan(before + 1)

  const volume = page.getByRole('slider', { name: 'Volume', exact: true })
  const loudness = async () => Number(await volume.inputValue())
  const loud = await loudness()
  await page.keyboard.press('ArrowDown')
  await expect.poll(loudness).toBeLessThan(loud)
  await page.keyboard.press('ArrowUp')
  await expect.poll(loudness).toBe(loud)

  await page.keyboard.press('e')
  await expect(auricle.enhanceSwitch).toBeChecked()
  for (const [index, name] of ['Adaptive', 'Warm', 'Bright', 'Punchy', 'Gentle'].entries()) {
    await page.keyboard.press(`${index + 1}`)
    await expect(auricle.preset(name)).toBeChecked()
  }
  await page.keyboard.press('e')
  await expect(auricle.enhanceSwitch).not.toBeChecked()

  await page.keyboard.press('Space')
  await auricle.reaches('playing')
  const current = page.locator('[data-track-id][aria-current]')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(current.first()).toHaveAttribute('data-track-id', `${await auricle.trackId(second)}`)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search library' })).toBeFocused()
  await page.keyboard.type('e1')
  await auricle.reaches('playing')
  await expect(auricle.enhanceSwitch).not.toBeChecked()
})

test('the question mark shows what the keys do', async ({ auricle }) => {
  await auricle.page.keyboard.press('?')
  await expect(auricle.page.getByRole('dialog')).toBeVisible()
  await auricle.page.keyboard.press('Escape')
  await expect(auricle.page.getByRole('dialog')).toHaveCount(0)
})

test('from adding music to a playlist without a mouse', async ({ auricle }) => {
  const { page } = auricle
  const { keyboard } = page
  /** Walks on with Tab until this has the focus. */
  const tabTo = async (wanted: Locator) => {
    for (let presses = 0; presses < 90; presses++) {
      await keyboard.press('Tab')
      if (await wanted.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Tab never leads to ${wanted}`)
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  const choosing = page.waitForEvent('filechooser')
  await tabTo(page.getByLabel('Add files', { exact: true }))
  await keyboard.press('Enter')
  await (await choosing).setFiles([fixture('flac-16.flac'), fixture('tagged.mp3')])
  const song = button('Play Small Hours')
  await expect(song).toBeVisible()

  await tabTo(page.locator('.song-play').first())
  await keyboard.press('End')
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  await expect(page.locator('.song-play').nth(1)).toBeFocused()
  await keyboard.press('Enter')
  await auricle.reaches('playing')

  await tabTo(auricle.enhanceSwitch)
  await keyboard.press('Space')
  await expect(auricle.enhanceSwitch).toBeChecked()
  await tabTo(auricle.preset('Adaptive'))
  await keyboard.press('ArrowRight')
  await expect(auricle.preset('Warm')).toBeChecked()
  await tabTo(page.getByRole('slider', { name: 'Intensity' }))
  await keyboard.press('ArrowLeft')
  await expect(page.getByRole('slider', { name: 'Intensity' })).not.toHaveValue('100')
  await tabTo(button('Compare'))
  await keyboard.down('Space')
  await expect(button('Compare')).toHaveAttribute('aria-pressed', 'true')
  await keyboard.up('Space')
  await expect(button('Compare')).toHaveAttribute('aria-pressed', 'false')

  await tabTo(page.locator('.song-play[tabindex="0"]'))
  await keyboard.press('Control+a')
  await tabTo(
    page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Add to playlist' }),
  )
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the playlist' })).toBeFocused()
  await keyboard.type('Evening')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await tabTo(page.getByRole('link', { name: /^Playlists/ }).first())
  await keyboard.press('Enter')
  await tabTo(page.getByRole('link', { name: 'Evening' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Evening', level: 1 })).toBeVisible()
  await expect(page.locator('[data-track-id]')).toHaveCount(2)
})
