import type { Page } from '@playwright/test'
import fc from 'fast-check'
import { openAuricle } from '../../support/auricle'
import { anyAction, clearQueue, key, openPage, queueSong } from '../../support/storm-actions'
import { expect, test } from '../../support/test'
import { type Look, watchElements } from '../../support/watch-elements'

const storm = 60_000
const names = ['tone-441.flac', 'tone-1000.flac', 'tone-1000.mp3'] as const

const steps = fc.tuple(anyAction(names), fc.integer({ min: 100, max: 1_000 }))

const now = (page: Page) => page.evaluate(() => performance.now())

/** Seconds. */
const [length, longestFade] = [62.3, 12]

/** Seconds in the song: where one follows another in the same buffer, that counts on. All are equally long. */
const placeIn = ({ audible: [one] }: Look): number | undefined =>
  one && (one.source.startsWith('blob:') ? one.position % length : one.position)

/** A song that follows itself goes from its end to its beginning. */
const beginsAgain = (before: Look, after: Look): boolean =>
  (placeIn(before) ?? 0) > length - 1 && (placeIn(after) ?? length) < 1

const isSteady = ({ playback }: Look) => playback === 'playing' || playback === 'switching'
/** Nothing that moves the place was done so many milliseconds before. */
const isCalm = ({ at }: Look, moved: readonly number[], within = 2_000) =>
  !moved.some((time) => at > time - 300 && at < time + within)
/** Another song that was asked for is shown after so long. */
const untilShown = 800

/** Songs that came without being asked for, and before the end of another. */
const straysIn = (looks: readonly Look[], moved: readonly number[]): readonly Look[] =>
  looks.filter((look, index) => {
    const before = looks.slice(Math.max(0, index - 12), index)
    const last = before.at(-1)
    const isAnother = last !== undefined && last.title !== look.title && isSteady(last)
    const isEnd = before.some(({ place }) => place > length - longestFade - 1)
    const isWanted = isSteady(look) || look.playback === 'loading'
    return isAnother && isWanted && isCalm(look, moved, untilShown) && !isEnd
  })

/** Stretches of one track in which nothing but the sound itself moves the place. */
const stretchesOf = (looks: readonly Look[], moved: readonly number[]): readonly (readonly Look[])[] => {
  const stretches: Look[][] = [[]]
  for (const look of looks) {
    const last = stretches.at(-1) ?? []
    const before = last.at(-1)
    const isSame = !before || (before.title === look.title && !beginsAgain(before, look))
    if (isSteady(look) && look.audible.length === 1 && isCalm(look, moved) && isSame) last.push(look)
    else if (last.length > 0) stretches.push([])
  }
  return stretches.filter(({ length }) => length > 4)
}

/** Seconds by which the place in a stretch left the clock, at most. */
const driftOf = (stretch: readonly Look[]): number => {
  const offsets = stretch.map((look) => (placeIn(look) ?? 0) - look.at / 1000)
  return Math.max(...offsets) - Math.min(...offsets)
}

/** Stretches in which the same two, or more, are heard. */
const doublesIn = (looks: readonly Look[]): readonly (readonly Look[])[] => {
  const stretches: Look[][] = []
  let before = ''
  for (const look of looks) {
    const now = look.audible.map(({ source }) => source).join(' ')
    if (look.audible.length > 1) {
      if (now !== before) stretches.push([])
      stretches.at(-1)?.push(look)
    }
    before = now
  }
  return stretches.filter(({ length }) => length > 1)
}

/** How loud one is beside the other, whatever both are lowered by: matched loudness glides through a fade. */
const balanceOf = ({ audible }: Look): number => {
  const [one, other] = [...audible].sort((a, b) => a.source.localeCompare(b.source))
  return (one?.volume ?? Number.NaN) / (other?.volume ?? Number.NaN)
}

/** Whether one song fades into another: the balance moves from one to the other, and it comes to its end. */
const isFade = (stretch: readonly Look[]): boolean => {
  const [first, last] = [stretch[0], stretch.at(-1)]
  if (!first || !last || first.audible.length > 2 || last.at - first.at > (longestFade + 0.5) * 1_000)
    return false
  // Seen twice in a row it may stand in between two of its steps.
  return stretch.length === 2 || balanceOf(first) !== balanceOf(last)
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
  await clearQueue.run(auricle)
  await queueSong('Add to queue', names[2]).run(auricle)
  await queueSong('Play next', names[0]).run(auricle)
  const [one, two, three] = names.map((name) => name.replace(/\..*$/, ''))
  for (const pressed of ['e', '3', 'e', '5', 'e', '2']) await key(pressed, false).run(auricle)
  await expect.poll(() => page.locator('.queue-jump').allTextContents()).toEqual([two, one, three])
  await openPage(page, 'Sound')
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

  // Two are heard for the 10 ms of a switch, so never at two looks in a row, or while one song fades into another.
  expect(doublesIn(looks).filter((stretch) => !isFade(stretch))).toEqual([])
  expect(straysIn(looks, moved)).toEqual([])
  const stretches = stretchesOf(looks, moved)
  expect(stretches.length).toBeGreaterThan(0)
  for (const stretch of stretches) expect(driftOf(stretch)).toBeLessThan(0.25)
  const [early, late] = [held[20], held.at(-1)]
  expect(late?.elements).toBeLessThanOrEqual(2)
  expect((late?.urls ?? 0) - (early?.urls ?? 0)).toBeLessThanOrEqual(2)
  expect(late?.contexts).toBe(0)
  expect(thrown, 'errors nobody caught').toEqual([])
})
