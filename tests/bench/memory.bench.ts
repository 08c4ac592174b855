import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { ffmpeg } from '../fixtures/encode'
import { generatedFolder } from '../fixtures/fixture'
import { expect, test } from '../support/test'
import { report } from './figures'

const minutes = 60
/** Seconds heard of each minute. */
const listened = 4

/** An hour of sound, as a mix or a concert has it. */
const longFile = (): string => {
  const folder = join(generatedFolder, 'bench')
  const path = join(folder, 'hour.mp3')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const noise = `anoisesrc=d=${minutes * 60}:c=pink:r=44100:a=0.3:seed=5`
    ffmpeg(['-f', 'lavfi', '-i', noise, '-ac', '2', '-b:a', '128k', path])
  }
  return path
}

/** Megabytes of the tab's process, with its workers; shared pages by their share. The browser has smaller ones of its own. */
const tabMegabytes = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1])
  return Math.max(...sizes.map((size) => Number(size ?? 0))) / 1000
}

/** Megabytes of the page's own heap, once what is of no use any more is gone. */
const heapMegabytes = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

test('an hour of sound, heard in enhanced mode a few seconds of every minute', async ({
  auricle,
  browser,
}) => {
  const { page } = auricle
  await page.getByLabel('Add files', { exact: true }).first().setInputFiles(longFile())
  await expect(page.locator('[data-track-id]')).toHaveCount(1, { timeout: 60_000 })
  await auricle.enhanceSwitch.click()
  await page
    .locator('[data-track-id]')
    .first()
    .getByRole('button', { name: /^Play / })
    .click()
  await auricle.reaches('playing')
  const heaps: number[] = []
  const tabs: number[] = []
  for (let minute = 0; minute < minutes; minute++) {
    const box = await auricle.seekBar.boundingBox()
    if (box) await page.mouse.click(box.x + (box.width * (minute + 0.3)) / minutes, box.y + box.height / 2)
    await auricle.reaches('playing')
    await page.waitForTimeout(listened * 1000)
    heaps.push(await heapMegabytes(page))
    tabs.push(await tabMegabytes(browser))
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  report({ order: 90, what: 'an hour of sound: the tab', unit: 'MB', values: tabs, budget: '300' })
  report({
    order: 91,
    what: 'an hour of sound: the page, last ten minutes to first ten',
    unit: 'x',
    values: [mean(heaps.slice(-10)) / mean(heaps.slice(0, 10))],
    budget: '1',
  })
})
