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
