import type { Page } from '@playwright/test'
import fc from 'fast-check'
import { type Auricle, openAuricle } from '../../support/auricle'
import { expect, test } from '../../support/test'
import { type Look, watchElements } from '../../support/watch-elements'

const storm = 60_000
const names = ['tone-441.flac', 'tone-1000.flac', 'tone-1000.mp3'] as const

/** What a listener may do, and whether the place in the track moves by it. */
interface Action {
  readonly name: string
  readonly moves: boolean
  run(auricle: Auricle): Promise<unknown>
}

const key = (pressed: string, moves: boolean): Action => ({
  name: pressed,
  moves,
  run: async ({ page }) => {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await page.keyboard.press(pressed)
  },
})
const slide = (name: string, value: number, moves: boolean): Action => ({
  name: `${name} ${value}`,
  moves,
  run: ({ page }) => page.getByRole('slider', { name, exact: true }).fill(String(value)),
})
const click = (name: string): Action => ({
  name,
  moves: true,
  run: ({ page }) => page.getByRole('button', { name, exact: true }).click(),
})

const action = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom('e', '1', '2', '3', '4', '5').map((one) => key(one, false)) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('Space', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowRight'),
    },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }).map((to) => slide('Intensity', to, false)) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }).map((to) => slide('Seek', to, true)) },
    { weight: 1, arbitrary: fc.constantFrom('Shuffle', 'Repeat').map(click) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...names)
        .map((name): Action => ({ name: `play ${name}`, moves: true, run: (auricle) => auricle.play(name) })),
    },
  )
  .map((one) => (typeof one === 'string' ? key(one, true) : one))

const steps = fc.tuple(action, fc.integer({ min: 100, max: 1_000 }))

const now = (page: Page) => page.evaluate(() => performance.now())

/** Stretches of one track in which nothing but the sound itself moves the place. */
const stretchesOf = (looks: readonly Look[], moved: readonly number[]): readonly (readonly Look[])[] => {
  const stretches: Look[][] = [[]]
  for (const look of looks) {
    const last = stretches.at(-1) ?? []
    const isSteady =
      (look.playback === 'playing' || look.playback === 'switching') && look.audible.length === 1
    const isCalm = !moved.some((at) => look.at > at - 300 && look.at < at + 2_000)
    const isSame = last.length === 0 || last.at(-1)?.title === look.title
    if (isSteady && isCalm && isSame) last.push(look)
    else if (last.length > 0) stretches.push([])
  }
  return stretches.filter(({ length }) => length > 4)
}

/** Seconds by which the place in a stretch left the clock, at most. */
const driftOf = (stretch: readonly Look[]): number => {
  const offsets = stretch.map(({ at, audible }) => (audible[0]?.position ?? 0) - at / 1000)
  return Math.max(...offsets) - Math.min(...offsets)
}

test('a minute of anything: one sound, an unbroken clock, and the last wish is what is heard', async ({
  page,
  address,
}) => {
  test.setTimeout(180_000)
  const seed = Number(process.env['STORM_SEED'] ?? Date.now() % 2 ** 31)
  console.log(`storm seed ${seed} (STORM_SEED repeats it)`)
  const thrown: string[] = []
  page.on('pageerror', (error) => thrown.push(error.stack || `${error.name}: ${error.message}`))
  const watch = await watchElements(page)
  const auricle = await openAuricle(page, address)
  await auricle.importFiles(...names)
  await auricle.play(names[0])
  await auricle.reaches('playing')

  const moved: number[] = []
  const held: Awaited<ReturnType<typeof watch.held>>[] = []
  const until = Date.now() + storm
  for (const [one, delay] of fc.sample(steps, { seed, numRuns: 600 })) {
    if (Date.now() > until) break
    if (one.moves) moved.push(await now(page))
    await one.run(auricle)
    if (one.moves) moved.push(await now(page))
    await page.waitForTimeout(delay)
    held.push(await watch.held())
  }

  // The last wish, in haste.
  await auricle.play(names[1])
  for (const pressed of ['e', '3', 'e', '5', 'e', '2']) await key(pressed, false).run(auricle)
  // What is asked for is heard before it is shown.
  await page.waitForTimeout(150)
  if (!(await auricle.enhanceSwitch.isChecked())) await key('e', false).run(auricle)
  await page.waitForTimeout(2_500)
  await auricle.reaches('playing')
  const looks = await watch.looks()
  const last = looks.at(-1)
  expect(last?.audible).toHaveLength(1)
  expect(last?.audible[0]?.source).toContain(`/${await auricle.trackId(names[1])}/file`)
  expect(last?.audible[0]?.source).toContain('preset=warm')
  await key('Space', true).run(auricle)
  await auricle.reaches('paused')
  await page.waitForTimeout(300)
  expect((await watch.looks()).at(-1)?.audible).toEqual([])

  // Two are heard for the 10 ms of a fade, so never at two looks in a row.
  const doubles = looks.filter(
    (look, index) => look.audible.length > 1 && (looks[index - 1]?.audible.length ?? 0) > 1,
  )
  expect(doubles).toEqual([])
  const stretches = stretchesOf(looks, moved)
  expect(stretches.length).toBeGreaterThan(0)
  for (const stretch of stretches) expect(driftOf(stretch)).toBeLessThan(0.25)
  const [early, late] = [held[20], held.at(-1)]
  expect(late?.elements).toBeLessThanOrEqual(2)
  expect((late?.urls ?? 0) - (early?.urls ?? 0)).toBeLessThanOrEqual(2)
  expect(late?.contexts).toBe(0)
  expect(thrown, 'errors nobody caught').toEqual([])
})
