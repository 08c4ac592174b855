import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from '../../scripts/build.mjs'
import { fixture } from '../fixtures/fixture'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

test('the manifest opens music, takes shares and names only files that are there', () => {
  const manifest = JSON.parse(readFileSync(join(distFolder, 'manifest.webmanifest'), 'utf8'))
  expect(manifest.share_target.method).toBe('POST')
  expect(Object.values(manifest.file_handlers[0].accept).flat()).toContain('.flac')
  const shown: readonly { src: string }[] = [
    ...manifest.icons,
    ...manifest.screenshots,
    ...manifest.shortcuts.flatMap(({ icons }: { icons: readonly { src: string }[] }) => icons),
  ]
  for (const { src } of shown) expect(readFileSync(join(distFolder, src)).length, src).toBeGreaterThan(0)
})

test('a file that is shared with the app is added and played', async ({ auricle }) => {
  const bytes = [...readFileSync(fixture('brief.flac'))]
  await auricle.page.evaluate(async (bytes) => {
    const form = new FormData()
    form.append('files', new File([new Uint8Array(bytes)], 'shared song.flac', { type: 'audio/flac' }))
    await fetch('share', { method: 'POST', body: form })
  }, bytes)
  await auricle.reload()
  await expect(auricle.page.locator('[data-track-id]')).toHaveCount(1)
  await auricle.reaches('playing', 'ended')
})

test('a short piece is at hand for whoever brings no music', async ({ auricle }) => {
  await auricle.page.getByRole('button', { name: /try a short piece/i }).click()
  const row = auricle.page.locator('[data-track-id]')
  await expect(row).toContainText('First Light', { timeout: 45_000 })
  await expect(row.locator('img')).toBeVisible()
  await auricle.reaches('playing')
})

test('the chosen theme and language are there from the first paint on', async ({ auricle }) => {
  const { page } = auricle
  await page.evaluate(() => {
    localStorage.setItem('auricle-theme', 'dark')
    localStorage.setItem('auricle-language', 'de')
  })
  await auricle.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { name: 'Bring deine Musik mit' })).toBeVisible()
})
