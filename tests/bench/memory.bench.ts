import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CDPSession, type ElementHandle, launch, type Page } from 'puppeteer-core'
import { chromiumFlags } from '../../playwright.config'
import { findChromium } from '../../scripts/programs.mjs'
import { ffmpeg } from '../fixtures/encode'
import { generatedFolder } from '../fixtures/fixture'
import { expect, test } from '../support/test'
import { report } from './figures'

const minutes = 60
/** So long it plays untouched, and after that so long at each leap. Seconds. */
const [untouched, listened] = [180, 4]
/** Minutes from one leap to the next. */
const leap = 2

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

/** Who watches a page's network makes the tab keep all it was sent, so nobody does here. */
const launchUnwatched = () => {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  return launch({ executablePath, args: chromiumFlags, pipe: true, networkEnabled: false })
}

/** Megabytes of the tab's process, with its workers; shared pages by their share. The browser has smaller ones of its own. */
const tabMegabytes = async (browser: CDPSession): Promise<number> => {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1])
  return Math.max(...sizes.map((size) => Number(size ?? 0))) / 1000
}

/** Megabytes of the page's own heap, once what is of no use any more is gone. */
const heapMegabytes = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

const playEnhanced = async (page: Page, path: string) => {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null
  await input?.uploadFile(path)
  await page.waitForSelector('[data-track-id] button', { timeout: 60_000 })
  await page.click('aria/Enhance[role="switch"]')
  await page.click('[data-track-id] button[aria-label^="Play "]')
}

const reachesPlaying = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset['playback'] === 'playing')

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('an hour of sound in enhanced mode: played, and leapt through', async ({ address }) => {
  const browser = await launchUnwatched()
  try {
    const page = await browser.newPage()
    const [ofBrowser, ofPage] = await Promise.all([
      browser.target().createCDPSession(),
      page.createCDPSession(),
    ])
    await page.setViewport({ width: 1280, height: 800 })
    await page.goto(address)
    await playEnhanced(page, longFile())
    await reachesPlaying(page)
    const playing: number[] = []
    for (let played = 0; played < untouched; played += listened) {
      await pause(listened)
      playing.push(await tabMegabytes(ofBrowser))
    }
    report({
      order: 90,
      what: 'an hour of sound, played: the tab',
      unit: 'MB',
      values: playing,
      budget: '300',
    })

    const leaping: number[] = []
    const heaps: number[] = []
    const seekBar = await page.waitForSelector('aria/Seek[role="slider"]')
    for (let minute = untouched / 60; minute < minutes - leap; minute += leap) {
      const box = await seekBar?.boundingBox()
      if (!box) throw new Error('the seek bar cannot be seen')
      await page.mouse.click(box.x + (box.width * (minute + 0.3)) / minutes, box.y + box.height / 2)
      await reachesPlaying(page)
      await pause(listened)
      heaps.push(await heapMegabytes(ofPage))
      leaping.push(await tabMegabytes(ofBrowser))
    }
    expect(await page.$eval('html', ({ dataset }) => dataset['playback'])).toBe('playing')
    report({ order: 91, what: 'the same, leapt through: the tab', unit: 'MB', values: leaping })
    report({
      order: 92,
      what: 'the same: the page, last five leaps to first five',
      unit: 'x',
      values: [mean(heaps.slice(-5)) / mean(heaps.slice(0, 5))],
      budget: '1',
    })
  } finally {
    await browser.close()
  }
})
