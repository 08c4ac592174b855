import type { Locator } from '@playwright/test'
import type { Auricle } from '../support/auricle'
import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

/** A phone, upright and on its side. */
const sizes = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const

const boxOf = async (element: Locator) => {
  const box = await element.boundingBox()
  if (!box) throw new Error('not to be seen')
  return box
}

/** What lies below an edge, and what is only to be looked at there. */
const elsewhere = '.listen-below, .lowered .tail, .lowered .seek'

/** Names of what is to be pressed there, and lies under something else or outside of the screen. */
const covered = (places: Locator) =>
  places.evaluateAll(
    (found, elsewhere) =>
      found
        .flatMap((place) => [...place.querySelectorAll('button, a, input')])
        .filter((element) => element.checkVisibility() && !element.closest(elsewhere))
        .flatMap((element) => {
          const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
          // What is there for assistive technology alone.
          if (width <= 1 || height <= 1) return []
          const corners = [0.2, 0.5, 0.8].map(
            (share) => [left + width * share, top + height * share] as const,
          )
          const isFree = corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)))
          const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
          return isFree && isInside ? [] : [element.getAttribute('aria-label') ?? element.textContent]
        }),
    elsewhere,
  )

const choose = async ({ row }: Auricle, ...names: readonly string[]) => {
  for (const name of names) await (await row(name)).click({ modifiers: ['Control'] })
}

for (const viewport of sizes)
  test(`selection, news and player leave one another within reach: ${viewport.width} by ${viewport.height}`, async ({
    auricle,
  }) => {
    const { page } = auricle
    await auricle.importFiles('brief.flac', 'tone-441.flac', 'tone-1000.flac')
    await auricle.chooseFiles('random bytes.mp3')
    const refusal = page.locator('.notice', { hasText: 'random bytes.mp3' })
    await expect(refusal).toBeVisible()
    await auricle.play('tone-441.flac')
    await auricle.reaches('playing')
    await page.setViewportSize(viewport)
    const bar = page.getByRole('region', { name: 'Selection' })
    await choose(auricle, 'brief.flac', 'tone-1000.flac')
    const alone = await boxOf(bar)
    await bar.getByRole('button', { name: 'Add to queue' }).click()
    const news = page.locator('.notice', { hasText: '2 songs are in the queue' })
    await expect(news).toBeVisible()
    await choose(auricle, 'brief.flac')

    expect(await boxOf(bar), 'news does not move what a finger is about to press').toEqual(alone)
    expect(await covered(bar.or(page.locator('.player, .tabs')))).toEqual([])
    const said = await boxOf(page.locator('.notices'))
    expect(said.y + said.height).toBeLessThanOrEqual(alone.y)
    const list = await boxOf(page.getByRole('main').getByRole('grid'))
    expect(said.y - list.y, 'the list is seen above').toBeGreaterThan(0)
    // One piece of news at a time, above what stays.
    await expect(page.locator('.notice.passing')).toHaveCount(1)
    await expect(news).toBeVisible()
    expect((await boxOf(news)).y).toBeLessThan((await boxOf(refusal)).y)
    await refusal.getByRole('button', { name: 'Dismiss' }).click()
    await expect(refusal).toHaveCount(0)
    expect(await covered(page.locator('.notices, .player, .tabs'))).toEqual([])
  })
