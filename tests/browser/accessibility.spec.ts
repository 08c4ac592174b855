import { violations } from '../support/axe'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

for (const viewport of sizes)
  test(`every name of the contract is there at ${viewport.width}×${viewport.height}`, async ({ auricle }) => {
    const { page } = auricle
    await page.setViewportSize(viewport)
    for (const name of ['Add files', 'Add folder'])
      await expect(page.getByLabel(name, { exact: true }).first()).toBeAttached()
    await expect(page.getByLabel('Add files', { exact: true }).first()).toHaveAttribute('type', 'file')
    await auricle.importFiles('tagged.mp3', 'flac-16.flac')
    await auricle.play('flac-16.flac')
    await auricle.reaches('playing')
    for (const name of ['Pause', 'Previous track', 'Next track', 'Shuffle', 'Repeat'])
      await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(1)
    for (const name of ['Seek', 'Volume', 'Intensity'])
      await expect(page.getByRole('slider', { name, exact: true }), name).toHaveCount(1)
    await expect(auricle.enhanceSwitch).toHaveCount(1)
    await expect(page.getByRole('radiogroup', { name: 'Preset', exact: true })).toHaveCount(1)
    for (const name of ['Adaptive', 'Warm', 'Bright', 'Punchy', 'Gentle'])
      await expect(auricle.preset(name), name).toHaveCount(1)
    await expect(page.getByRole('searchbox', { name: 'Search library' })).toHaveCount(1)
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(scrolls, 'scrolls sideways').toBe(false)
  })

for (const viewport of sizes)
  test(`nothing is in anybody's way: ${viewport.width} px`, async ({ auricle }) => {
    const { page } = auricle
    await page.setViewportSize(viewport)
    expect(await violations(page), 'empty').toEqual([])
    await auricle.importFiles('tagged.mp3', 'flac-16.flac', 'brief.flac')
    await auricle.play('flac-16.flac')
    await auricle.reaches('playing')
    expect(await violations(page), 'playing').toEqual([])
    await auricle.enhanceSwitch.click()
    await auricle.reaches('playing')
    expect(await violations(page, '.player'), 'enhanced').toEqual([])
  })

test("what lies over a view is in nobody's way either", async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac')
  const row = await auricle.row('brief.flac')
  await row.hover()
  await row.getByRole('button', { name: /^More for/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await violations(page, '.menu'), 'menu').toEqual([])
  await page.getByRole('menuitem', { name: 'Add to playlist' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await violations(page, 'dialog[open]'), 'dialog').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.locator('.standing').getByRole('button', { name: 'Rendered sound' }).click()
  await expect(page.locator('dialog[open] meter').first()).toBeVisible()
  expect(await violations(page, 'dialog[open]'), 'storage').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  expect(await violations(page, 'dialog[open]'), 'help').toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Show the whole player' }).click()
  await expect(page.locator('.player.sheet')).toBeVisible()
  expect(await violations(page, '.player'), 'sheet').toEqual([])
})

test('a page enlarged twice cuts no control off, and forced colours show where the focus is', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('brief.flac')
  await page.setViewportSize({ width: 640, height: 400 })
  const cutOff = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, a[href]')]
      .filter((control) => control.checkVisibility() && !control.closest('.songs'))
      .filter((control) => {
        const { left, right } = control.getBoundingClientRect()
        return left < -1 || right > innerWidth + 1
      })
      .map((control) => control.getAttribute('aria-label') ?? control.textContent),
  )
  expect(cutOff).toEqual([])
  await page.emulateMedia({ forcedColors: 'active' })
  await page.keyboard.press('Tab')
  const next = page.getByRole('button', { name: 'Next track' })
  await next.focus()
  const outline = await next.evaluate((element) => getComputedStyle(element).outlineStyle)
  expect(outline).not.toBe('none')
})
