import type { Page } from '@playwright/test'
import fc from 'fast-check'
import type { Auricle } from './auricle'

/** What a listener may do, and whether the place in the track moves by it. */
export interface Action {
  readonly name: string
  readonly moves: boolean
  run(auricle: Auricle): Promise<unknown>
}

export const key = (pressed: string, moves: boolean): Action => ({
  name: pressed,
  moves,
  run: async ({ page }) => {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await page.keyboard.press(pressed)
  },
})

export const openPage = async (page: Page, name: 'Sound' | 'Queue') => {
  const tab = page.getByRole('tab', { name, exact: true })
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click()
}

const slide = (name: string, value: number, moves: boolean): Action => ({
  name: `${name} ${value}`,
  moves,
  run: ({ page }) => page.getByRole('slider', { name, exact: true }).fill(String(value)),
})

const intensity = (to: number): Action => ({
  ...slide('Intensity', to, false),
  run: async (auricle) => {
    await openPage(auricle.page, 'Sound')
    await slide('Intensity', to, false).run(auricle)
  },
})

/** Seconds. */
const crossfade = (length: number): Action => ({
  ...slide('Crossfade', length, false),
  run: async (auricle) => {
    const { page } = auricle
    await openPage(page, 'Sound')
    const isOpen = await page.getByRole('slider', { name: 'Crossfade', exact: true }).isVisible()
    if (!isOpen) await page.getByText('Sound settings', { exact: true }).click()
    await slide('Crossfade', length, false).run(auricle)
  },
})

/** To where the next song comes in, which chance seldom finds. */
const intoFade = (length: number): Action => ({
  name: `into a fade of ${length}`,
  moves: true,
  run: async (auricle) => {
    await crossfade(length).run(auricle)
    await slide('Seek', 61 - length, true).run(auricle)
    await auricle.page.waitForTimeout(2_500)
  },
})

const click = (name: string): Action => ({
  name,
  moves: true,
  run: ({ page }) => page.getByRole('button', { name, exact: true }).click(),
})

const play = (name: string): Action => ({
  name: `play ${name}`,
  moves: true,
  run: (auricle) => auricle.play(name),
})

/** From the menu of a song in the list. */
export const queueSong = (entry: 'Play next' | 'Add to queue', name: string): Action => ({
  name: `${entry}: ${name}`,
  moves: false,
  run: async (auricle) => {
    await (await auricle.row(name)).getByRole('button', { name: /^More for / }).click()
    await auricle.page.getByRole('menuitem', { name: entry, exact: true }).click()
  },
})

/** To one of the entries there are at that moment; `how` is a click or a key. */
const inQueue = (button: string, how: string, which: number, moves: boolean): Action => ({
  name: `${button} ${how} ${which}`,
  moves,
  run: async ({ page }) => {
    await openPage(page, 'Queue')
    await page.locator(button).evaluateAll(
      (all, { how, which }) => {
        const one = all[which % all.length]
        if (how === 'click' && one instanceof HTMLElement) one.click()
        else one?.dispatchEvent(new KeyboardEvent('keydown', { key: how, bubbles: true }))
      },
      { how, which },
    )
  },
})

export const clearQueue: Action = {
  name: 'clear the queue',
  moves: false,
  run: async ({ page }) => {
    await openPage(page, 'Queue')
    // It is of no use, and cannot be pressed, where nothing waits.
    await page
      .getByRole('button', { name: 'Clear', exact: true })
      .evaluate((button) => button instanceof HTMLElement && button.click())
  },
}

const entries = fc.nat({ max: 5 })

/** Whatever a listener may do with these songs, likely things more often. */
export const anyAction = (names: readonly string[]): fc.Arbitrary<Action> => {
  const anyName = fc.constantFrom(...names)
  const moving = ['Space', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowRight']
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('e', '1', '2', '3', '4', '5').map((one) => key(one, false)) },
    { weight: 3, arbitrary: fc.constantFrom(...moving).map((one) => key(one, true)) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }).map(intensity) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }).map((to) => slide('Seek', to, true)) },
    // To where the next song is made ready.
    { weight: 1, arbitrary: fc.integer({ min: 46, max: 61 }).map((to) => slide('Seek', to, true)) },
    { weight: 2, arbitrary: fc.integer({ min: 2, max: 12 }).map(intoFade) },
    { weight: 1, arbitrary: fc.constantFrom('Shuffle', 'Repeat').map(click) },
    { weight: 2, arbitrary: anyName.map(play) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map(crossfade) },
    { weight: 1, arbitrary: anyName.map((name) => queueSong('Play next', name)) },
    { weight: 1, arbitrary: anyName.map((name) => queueSong('Add to queue', name)) },
    { weight: 1, arbitrary: entries.map((which) => inQueue('.queue-remove', 'click', which, true)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('.queue-grip', '.current .queue-grip'),
          fc.constantFrom('ArrowUp', 'ArrowDown'),
          entries,
        )
        .map(([grip, how, which]) => inQueue(grip, how, which, false)),
    },
    { weight: 1, arbitrary: fc.constant(clearQueue) },
  )
}
