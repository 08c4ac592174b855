import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { damagedFiles, silentFiles } from '../fixtures/broken'
import { fixture } from '../fixtures/fixture'
import { fixtureNames } from '../fixtures/recipes'
import { storedIn } from '../support/stored'
import { expect, test } from '../support/test'
import { readWav } from '../support/wav'

test.use({ lowOnPower: true })

test('every format is added under its own name, and the progress bar goes away', async ({ auricle }) => {
  await auricle.importFiles(...fixtureNames)
  const added = (await storedIn(auricle.page, 'tracks')).map(({ fileName }) => fileName)
  expect(added.sort()).toEqual([...fixtureNames].sort())
  await expect(auricle.page.getByRole('progressbar', { name: /import|add/i })).toHaveCount(0)
})

test('a tagged file is listed by its title, artist and picture', async ({ auricle }) => {
  await auricle.importFiles('tagged.mp3')
  const row = await auricle.row('tagged.mp3')
  await expect(row).toContainText('Small Hours')
  await expect(row).toContainText('The Fixtures')
  await expect(row.getByRole('button', { name: 'Play Small Hours' })).toBeVisible()
  await expect.poll(async () => (await storedIn(auricle.page, 'artworks')).length).toBe(1)
  await expect(row.locator('img')).toBeVisible()
})

test.describe('with a clock of its own', () => {
  test.use({ firstVisit: true })

  test('news goes by itself, but not while it is pointed at; what went wrong stays', async ({ auricle }) => {
    const { page } = auricle
    await auricle.importFiles('brief.flac')
    const news = page.getByText('Added 1 song.')
    await news.hover()
    await page.clock.install()
    await page.clock.runFor(10_000)
    await expect(news).toBeVisible()
    await page.getByRole('searchbox').hover()
    await page.clock.runFor(5_000)
    await expect(news).toBeVisible()
    await page.clock.runFor(1_500)
    await expect(news).toHaveCount(0)
    await auricle.chooseFiles(...silentFiles)
    const refusal = page.getByText('could not be read')
    await expect(refusal).toBeVisible()
    await page.clock.runFor(10_000)
    await expect(refusal).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(refusal).toHaveCount(0)
  })
})

test('what is not audio is refused by name, and the rest is added', async ({ auricle }) => {
  await auricle.chooseFiles(...silentFiles, 'brief.flac')
  for (const name of silentFiles) await expect(auricle.page.getByText(name).first()).toBeVisible()
  await expect(await auricle.row('brief.flac')).toBeVisible()
  expect((await storedIn(auricle.page, 'tracks')).map(({ fileName }) => fileName)).toEqual(['brief.flac'])
})

for (const name of damagedFiles)
  test(`${name} is refused by name or played as far as it goes`, async ({ auricle }) => {
    await auricle.chooseFiles(name)
    const listed = async () => (await storedIn(auricle.page, 'tracks')).length === 1
    const refused = auricle.page.getByText(`Could not read`).filter({ hasText: name })
    await expect.poll(async () => (await listed()) || (await refused.count()) > 0).toBe(true)
    if (!(await listed())) return
    const answer = await auricle.api.file(await auricle.trackId(name), { enhanced: false })
    expect(answer.status).toBe(200)
    const { samples, frames } = readWav(answer.bytes)
    expect(frames).toBeGreaterThan(0)
    expect(samples.some((sample) => Math.abs(sample) > 1000)).toBe(true)
  })

test('the same file a second time is not listed twice', async ({ auricle }) => {
  await auricle.importFiles('brief.flac')
  await auricle.chooseFiles('brief.flac', 'brief.mp3')
  await expect(await auricle.row('brief.flac')).toBeVisible()
  await expect.poll(async () => (await storedIn(auricle.page, 'tracks')).length).toBe(2)
})

test('a folder is added with everything below it', async ({ auricle }, info) => {
  const folder = info.outputPath('Album')
  mkdirSync(join(folder, 'Disc 2'), { recursive: true })
  cpSync(fixture('brief.flac'), join(folder, 'brief.flac'))
  cpSync(fixture('brief.mp3'), join(folder, 'Disc 2', 'brief.mp3'))
  await auricle.page.getByLabel('Add folder', { exact: true }).first().setInputFiles(folder)
  await expect.poll(async () => (await storedIn(auricle.page, 'tracks')).length).toBe(2)
})

test('a file dropped anywhere on the page is added', async ({ auricle }) => {
  const { page } = auricle
  const dropped = await page.evaluateHandle(() => {
    const bytes = new Uint8Array(44 + 4 * 44_100)
    const view = new DataView(bytes.buffer)
    const words: [number, string][] = [
      [0, 'RIFF'],
      [8, 'WAVEfmt '],
      [36, 'data'],
    ]
    for (const [at, word] of words) bytes.set(new TextEncoder().encode(word), at)
    view.setUint32(4, bytes.length - 8, true)
    view.setUint32(16, 16, true)
    view.setUint16(20, 1, true)
    view.setUint16(22, 2, true)
    view.setUint32(24, 44_100, true)
    view.setUint32(28, 176_400, true)
    view.setUint16(32, 4, true)
    view.setUint16(34, 16, true)
    view.setUint32(40, bytes.length - 44, true)
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], 'dropped.wav', { type: 'audio/wav' }))
    return transfer
  })
  // Before the page is there, nobody hears of it.
  await expect(page.getByRole('heading', { name: 'Bring your own music' })).toBeVisible()
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: dropped })
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(page.locator('[data-track-id]')).toHaveCount(1)
})
