import type { Locator, Page } from '@playwright/test'
import { fixture } from '../fixtures/fixture'
import { type Api, apiOf } from './api'
import { expect } from './expect'
import { store, storedIn } from './stored'

/** The app in a page, spoken to by its accessible names and its HTTP contract alone. */
export interface Auricle {
  readonly page: Page
  readonly api: Api
  readonly playButton: Locator
  readonly pauseButton: Locator
  readonly seekBar: Locator
  readonly enhanceSwitch: Locator
  /** Puts generated files through "Add files"; done when all of them are listed. */
  importFiles(...names: readonly string[]): Promise<void>
  /** As {@link importFiles}, without waiting for anything. */
  chooseFiles(...names: readonly string[]): Promise<void>
  trackId(name: string): Promise<number>
  /** Imports a generated file unless it is there already; its track id. */
  shelve(name: string): Promise<number>
  /** Names of the first two files, in the order of the list. */
  listed(): Promise<readonly [string, string]>
  row(name: string): Promise<Locator>
  /** Starts the track of a generated file from the list. */
  play(name: string): Promise<void>
  /** Waits until the page says it is in one of these states. */
  reaches(...states: readonly string[]): Promise<void>
  /** Seconds, as the seek bar tells them. */
  position(): Promise<number>
  preset(name: string): Locator
  /** Leaves WebCodecs aside, as an old browser would; the page is loaded again. */
  withoutWebCodecs(): Promise<void>
  reload(): Promise<void>
}

/** Waits until the service worker answers this page's requests. */
export const waitForControl = async (page: Page) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 15_000 })
}

export const openAuricle = async (page: Page, url: string): Promise<Auricle> => {
  const tracks = () => storedIn(page, 'tracks')
  const files = page.getByLabel('Add files', { exact: true })
  await page.goto(url)
  await waitForControl(page)

  const trackId = async (name: string) => {
    const found = (await tracks()).find(({ fileName }) => fileName === name)
    if (typeof found?.['id'] !== 'number') throw new Error(`${name} is not in the library`)
    return found['id']
  }
  const row = async (name: string) => page.locator(`[data-track-id="${await trackId(name)}"]`).first()
  const chooseFiles = (...names: readonly string[]) => files.first().setInputFiles(names.map(fixture))
  const reload = async () => {
    await page.reload()
    await waitForControl(page)
  }
  const shown = page.getByRole('grid').locator('[data-track-id]')
  const importFiles = async (...names: readonly string[]) => {
    const count = (await tracks()).length + names.length
    await chooseFiles(...names)
    await expect.poll(async () => (await tracks()).length, { timeout: 30_000 }).toBe(count)
    // What is stored is listed a moment later; of a long list only what is in sight.
    await expect.poll(() => shown.count()).toBeGreaterThanOrEqual(Math.min(count, 5))
  }
  return {
    page,
    api: apiOf(page),
    playButton: page.getByRole('button', { name: 'Play', exact: true }),
    pauseButton: page.getByRole('button', { name: 'Pause', exact: true }),
    seekBar: page.getByRole('slider', { name: 'Seek', exact: true }),
    enhanceSwitch: page.getByRole('switch', { name: 'Enhance', exact: true }),
    chooseFiles,
    importFiles,
    trackId,
    shelve: async (name) => {
      const isThere = (await tracks()).some(({ fileName }) => fileName === name)
      if (!isThere) await importFiles(name)
      return trackId(name)
    },
    row,
    listed: async () => {
      const shown = page.locator('[data-track-id]')
      await expect.poll(() => shown.count()).toBeGreaterThanOrEqual(2)
      const nameAt = async (index: number) => {
        const id = Number(await shown.nth(index).getAttribute('data-track-id'))
        return String((await tracks()).find((track) => track['id'] === id)?.['fileName'])
      }
      return [await nameAt(0), await nameAt(1)]
    },
    play: async (name) => {
      const button = (await row(name)).getByRole('button', { name: /^Play / })
      await button.click()
    },
    reaches: async (...states) => {
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['playback'] ?? ''))
        .toMatch(new RegExp(`^(${states.join('|')})$`))
    },
    position: async () => Number(await page.getByRole('slider', { name: 'Seek' }).inputValue()),
    preset: (name) => page.getByRole('radio', { name, exact: true }),
    withoutWebCodecs: async () => {
      await store(page, 'settings', { key: 'codecPath', value: 'ffmpeg' })
      await reload()
    },
    reload,
  }
}
