import type { Page } from '@playwright/test'
import { expect, test } from '../support/test'
import { report } from './figures'
import { fillLibrary } from './large-library'

/** A finger on its way, and one that flings. CSS pixels a frame. */
const speeds = { reading: 20, flinging: 400 } as const
const frames = 240

/** Scrolls an element by the same step in every frame; milliseconds from each frame to the next. */
const scrolled = (page: Page, selector: string, step: number): Promise<readonly number[]> =>
  page.evaluate(
    async ({ selector, step, frames }) => {
      const scroller = document.querySelector(selector)
      if (!scroller) throw new Error(`no ${selector}`)
      scroller.scrollTop = 0
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      for (let settle = 0; settle < 10; settle++) await frame()
      const times = [await frame()]
      for (let index = 0; index < frames; index++) {
        scroller.scrollTop += step
        times.push(await frame())
      }
      return times.slice(1).map((time, index) => time - (times[index] ?? 0))
    },
    { selector, step, frames },
  )

/** The least there can be: lines of text, all of them drawn once and never touched again. */
const plainPage = `<!doctype html><style>
  #plain { height: 100vh; overflow-y: auto; font: 15px sans-serif }
  #plain div { height: 56px; border-top: 1px solid #ddd }
</style><div id="plain"></div><script>
  plain.innerHTML = Array.from({ length: 2000 }, (_, index) => '<div>Line ' + index + '</div>').join('')
</script>`

test('the list of 50,000 tracks scrolls like a plain page', async ({ auricle, context }) => {
  const { page } = auricle
  await fillLibrary(page, 50_000)
  await page.reload()
  await expect(page.locator('[data-track-id]').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('.view-note')).toContainText('50,000', { timeout: 30_000 })
  await page.waitForTimeout(4_000)
  const plain = await context.newPage()
  await plain.setContent(plainPage)
  for (const [place, [speed, step]] of Object.entries(speeds).entries()) {
    await page.bringToFront()
    const ours = await scrolled(page, '.songs', step)
    await plain.bringToFront()
    const theirs = await scrolled(plain, '#plain', step)
    report({
      order: 6 + 2 * place,
      what: `50,000 tracks: frame while ${speed}`,
      unit: 'ms',
      values: ours,
      budget: '16.7',
    })
    report({ order: 7 + 2 * place, what: `a plain page: frame while ${speed}`, unit: 'ms', values: theirs })
  }
})
