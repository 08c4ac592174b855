import type { Page } from '@playwright/test'
import type { Auricle } from '../support/auricle'
import { firstSound, heardChange } from '../support/listen'
import type { Tap } from '../support/tap'
import { expect, test } from '../support/test'
import { report } from './figures'
import { taggedFiles } from './tagged-files'
import { workDone } from './work-done'

test.use({ listening: true })

const tries = 20
const piece = { kind: 'tone', hertz: 997, seconds: 240, rate: 44_100, channels: 2 } as const

const importAll = async ({ page }: Auricle, files: readonly string[]) => {
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([...files])
  await expect
    .poll(() => page.locator('[data-track-id]').count(), { timeout: 60_000 })
    .toBeGreaterThanOrEqual(Math.min(files.length, 8))
  await workDone(page)
}

/**
 * Milliseconds from the last key or press to the change that was heard. A seek from one
 * place of a tone to another of the same phase cannot be heard: then it is done again, a little beside.
 */
const changeAfter = async (
  tap: Tap,
  page: Page,
  act: (attempt: number) => Promise<unknown>,
  attempt = 0,
): Promise<number> => {
  let acted = 0
  const heard = await tap.during(async () => {
    await page.waitForTimeout(150)
    await act(attempt)
    acted = await tap.lastAction()
    await page.waitForTimeout(1200)
  })
  const changed = heardChange(heard, acted)
  if (changed !== null) return changed - acted
  if (attempt === 5) throw new Error('nothing changed')
  return changeAfter(tap, page, act, attempt + 1)
}

for (const [index, mode] of (['original', 'enhanced'] as const).entries())
  test(`first sound, ${mode}`, async ({ auricle, tap }) => {
    const { page } = auricle
    await importAll(auricle, taggedFiles(tries + 1, piece, 'tone'))
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    const waits: number[] = []
    for (let index = 0; index <= tries; index++) {
      const button = page.getByRole('button', { name: `Play Track ${index}`, exact: true })
      await button.scrollIntoViewIfNeeded()
      const heard = await tap.during(async () => {
        await button.click()
        await page.waitForTimeout(2000)
      })
      const sounded = firstSound(heard)
      expect(sounded, `track ${index} stayed silent`).not.toBeNull()
      waits.push((sounded ?? 0) - (await tap.lastAction()))
      await auricle.pauseButton.click()
      await page.waitForTimeout(200)
    }
    report({
      order: 10 + index,
      what: `first sound, ${mode}, never played`,
      unit: 'ms',
      values: waits.slice(1),
      budget: mode === 'original' ? '80' : '150',
    })
  })

test('first sound of a plain audio element on the same file', async ({ auricle, tap }) => {
  const { page } = auricle
  const [file = ''] = taggedFiles(tries + 1, piece, 'tone')
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'peer' })
    document.body.append(input)
  })
  await page.locator('#peer').setInputFiles(file)
  const waits: number[] = []
  for (let index = 0; index <= tries; index++) {
    let acted = 0
    const heard = await tap.during(async () => {
      acted = await page.evaluate(() => {
        const file = document.querySelector<HTMLInputElement>('#peer')?.files?.[0]
        const element = new Audio(URL.createObjectURL(file ?? new Blob()))
        Object.assign(globalThis, { element })
        void element.play()
        return Date.now()
      })
      await page.waitForTimeout(500)
    })
    waits.push((firstSound(heard) ?? Number.POSITIVE_INFINITY) - acted)
    await page.evaluate(() => (globalThis as unknown as { element: HTMLAudioElement }).element.pause())
    await page.waitForTimeout(100)
  }
  report({ order: 12, what: 'first sound, plain <audio> (peer)', unit: 'ms', values: waits.slice(1) })
})

for (const [index, mode] of (['original', 'enhanced'] as const).entries())
  test(`seek, ${mode}`, async ({ auricle, tap }) => {
    const { page } = auricle
    await importAll(auricle, taggedFiles(4, piece, 'tone'))
    if (mode === 'enhanced') await auricle.enhanceSwitch.click()
    const bar = await auricle.seekBar.boundingBox()
    const seekTo = (share: number) => async (attempt: number) => {
      const box = (await auricle.seekBar.boundingBox()) ?? bar
      if (box !== null)
        await page.mouse.click(box.x + box.width * share - 3 * attempt, box.y + box.height / 2)
    }
    const uncached: number[] = []
    const cached: number[] = []
    for (let track = 0; track < 4; track++) {
      await page.getByRole('button', { name: `Play Track ${track}`, exact: true }).click()
      await auricle.reaches('playing')
      await page.waitForTimeout(600)
      // Far apart and backwards, so that nothing had a reason to be ready.
      for (const share of [0.93, 0.8, 0.67, 0.55, 0.42])
        uncached.push(await changeAfter(tap, page, seekTo(share)))
      for (const share of [0.945, 0.815, 0.685, 0.565, 0.435])
        cached.push(await changeAfter(tap, page, seekTo(share)))
      await auricle.pauseButton.click()
    }
    report({
      order: 20 + index,
      what: `seek, ${mode}, not rendered`,
      unit: 'ms',
      values: uncached,
      budget: '200',
    })
    report({ order: 22 + index, what: `seek, ${mode}, rendered`, unit: 'ms', values: cached, budget: '80' })
  })
