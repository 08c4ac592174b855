import { type ElementHandle, launch } from 'puppeteer-core'
import { findFirefox } from '../../scripts/programs.mjs'
import type { Engine } from './engine'
import { startSoundCard } from './sound-card'

/** Stock Firefox over WebDriver BiDi. */
export const launchFirefox = async (): Promise<Engine> => {
  const executablePath = findFirefox()
  if (executablePath === undefined) throw new Error('no Firefox on this machine')
  const soundCard = await startSoundCard()
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    env: { ...process.env, ...soundCard.env },
    extraPrefsFirefox: { 'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0 },
  })
  const page = await browser.newPage()
  return {
    open: async (url) => {
      await page.goto(url)
    },
    run: async <Result>(body: string, ...values: readonly unknown[]) =>
      (await page.evaluate(`(async (...values) => { ${body} })(...${JSON.stringify(values)})`)) as Result,
    choose: async (selector, paths) => {
      const input = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null
      if (input === null) throw new Error(`no ${selector}`)
      await input.uploadFile(...paths)
    },
    close: async () => {
      await browser.close()
      soundCard.stop()
    },
  }
}
