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
