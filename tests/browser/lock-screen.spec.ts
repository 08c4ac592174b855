import { expect, test } from '../support/test'

test.use({ lowOnPower: true })

interface Page {
  readonly played: { readonly inEnded: boolean }[]
  readonly handlers: Map<string, MediaSessionActionHandler>
  readonly positions: (MediaPositionState | undefined)[]
  readonly elements: Set<HTMLMediaElement>
}
declare const lockScreen: Page

/** Keeps what the page tells the system and what it does to its elements. Runs in the page. */
const watch = () => {
  const seen: Page = { played: [], handlers: new Map(), positions: [], elements: new Set() }
  let inEnded = false
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    seen.played.push({ inEnded })
    seen.elements.add(this)
    return play.call(this)
  }
  const { addEventListener } = EventTarget.prototype
  HTMLMediaElement.prototype.addEventListener = function (
    this: HTMLMediaElement,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ) {
    const wrapped =
      type === 'ended' && typeof listener === 'function'
        ? (event: Event) => {
            inEnded = true
            listener.call(this, event)
            inEnded = false
          }
        : listener
    addEventListener.call(this, type, wrapped, options)
  }
  const session = navigator.mediaSession
  session.setActionHandler = (action, handler) => {
    if (handler) seen.handlers.set(action, handler)
  }
  session.setPositionState = (state) => {
    seen.positions.push(state)
  }
  Object.assign(globalThis, { lockScreen: seen })
}

test.beforeEach(({ page }) => page.addInitScript(watch))

test('the system shows the track, and its keys do what they say', async ({ auricle }) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first] = await auricle.listed()
  await auricle.play(first)
  await auricle.reaches('playing')
  const press = (action: MediaSessionAction, seekTime?: number) =>
    page.evaluate(
      ([name, to]) =>
        lockScreen.handlers.get(name)?.({ action: name, ...(to !== undefined && { seekTime: to }) }),
      [action, seekTime] as const,
    )
  const title = () => page.evaluate(() => navigator.mediaSession.metadata?.title)
  const before = await title()
  await press('seekto', 12)
  await expect.poll(() => auricle.position()).toBeGreaterThan(12)
  const told = await page.evaluate(() => lockScreen.positions.at(-1))
  expect(told?.position).toBeGreaterThanOrEqual(11.9)
  expect(told?.duration).toBeGreaterThan(20)
  await press('pause')
  await auricle.reaches('paused')
  expect(await page.evaluate(() => navigator.mediaSession.playbackState)).toBe('paused')
  await press('nexttrack')
  await auricle.reaches('playing')
  expect(await title()).not.toBe(before)
  await press('previoustrack')
  await expect.poll(title).toBe(before)
})

test('a track that ends goes on in the element that plays, as a locked phone asks for', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first, second] = await auricle.listed()
  await auricle.play(first)
  await auricle.reaches('playing')
  const starts = () => page.evaluate(() => lockScreen.played.length)
  const before = await starts()
  const length = Number(await auricle.seekBar.getAttribute('max'))
  await auricle.seekBar.fill(String(length - 3))
  await expect(await auricle.row(second)).toHaveAttribute('aria-current', 'true')
  await auricle.reaches('playing')
  const goneOn = (await auricle.position()) + 0.5
  await expect.poll(() => auricle.position()).toBeGreaterThan(goneOn)
  expect(await starts()).toBe(before)
})

test('where timers stand still, the next track starts inside the event that ends the one before', async ({
  auricle,
}) => {
  const { page } = auricle
  await auricle.importFiles('tone-441.flac', 'tone-1000.flac')
  const [first] = await auricle.listed()
  await auricle.enhanceSwitch.click()
  await auricle.play(first)
  await auricle.reaches('playing')
  const length = Number(await auricle.seekBar.getAttribute('max'))
  await auricle.seekBar.fill(String(length - 4))
  await auricle.reaches('playing')
  await expect.poll(() => auricle.position()).toBeGreaterThan(length - 3)
  await page.evaluate(() => Object.assign(globalThis, { setTimeout: () => 0 }))
  await expect.poll(() => page.evaluate(() => lockScreen.played.some(({ inEnded }) => inEnded))).toBe(true)
  expect(await page.evaluate(() => lockScreen.elements.size)).toBeLessThanOrEqual(2)
})

test('what the system paused it may give back; what the listener paused stays paused', async ({
  auricle,
}) => {
  const { page } = auricle
  const system = (what: 'play' | 'pause') =>
    page.evaluate((name) => {
      const loaded = [...lockScreen.elements].filter(
        ({ currentSrc, volume }) => currentSrc !== '' && volume > 0.001,
      )
      for (const element of loaded) void element[name]()
    }, what)
  await auricle.importFiles('tone-441.flac')
  await auricle.play('tone-441.flac')
  await auricle.reaches('playing')
  await system('pause')
  await auricle.reaches('paused')
  await system('play')
  await auricle.reaches('playing')
  await auricle.pauseButton.click()
  await auricle.reaches('paused')
  await system('play')
  await page.waitForTimeout(300)
  await auricle.reaches('paused')
  expect(await page.evaluate(() => [...lockScreen.elements].every(({ paused }) => paused))).toBe(true)
})
