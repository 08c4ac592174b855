import { type Browser, test as base } from '@playwright/test'
import { distFolder } from '../../scripts/build.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { type Auricle, openAuricle } from './auricle'
import { expect } from './expect'
import { installTap, type Tap, tapOf } from './tap'
import { createVisited, type Visited } from './visited'

interface OfTest {
  /**
   * Pages of this test are listened to: `test.use({ listening: true })`. The tap's own module comes from a blob, which
   * the app's policy rightly forbids: it does not hold here.
   */
  readonly listening: boolean
  /** Hertz at which the tap hears: sound of another rate reaches it resampled. */
  readonly listeningRate: number
  /** The device is short of power, so that nothing is worked ahead: for tests of what is seen, not of what is made. */
  readonly lowOnPower: boolean
  /** The browser has never seen the app; or this test changes it for good, with a clock of its own or no network. */
  readonly firstVisit: boolean
  readonly tap: Tap
  /** The app, just opened; nothing is stored in this browser. */
  readonly auricle: Auricle
}

interface OfWorker {
  /** Address of the production build on a plain static host. */
  readonly address: string
  readonly visited: Visited
  /** The app with a library that grows from test to test: for tests that only ask the backend for sound. */
  readonly shelf: Auricle
  /** As {@link shelf}, in a browser without WebCodecs. */
  readonly shelfWithoutWebCodecs: Auricle
}

/** Short of power, the app leaves off what nobody waits for. Runs in the page. */
const onLowBattery = () =>
  Object.assign(navigator, {
    getBattery: async () => Object.assign(new EventTarget(), { charging: false, level: 0.1 }),
  })

const onShelf = async (
  browser: Browser,
  address: string,
  use: (auricle: Auricle) => Promise<void>,
  arrange: (auricle: Auricle) => Promise<void> = async () => undefined,
) => {
  const context = await browser.newContext()
  await context.addInitScript(onLowBattery)
  const auricle = await openAuricle(await context.newPage(), address)
  await arrange(auricle)
  await use(auricle)
  await context.close()
}

export const test = base.extend<OfTest, OfWorker>({
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const server = await serveFolder({ folder: distFolder })
      await use(server.url)
      await server.close()
    },
    { scope: 'worker' },
  ],
  shelf: [({ browser, address }, use) => onShelf(browser, address, use), { scope: 'worker' }],
  shelfWithoutWebCodecs: [
    ({ browser, address }, use) => onShelf(browser, address, use, (auricle) => auricle.withoutWebCodecs()),
    { scope: 'worker' },
  ],
  visited: [
    async ({ browser, address }, use) => {
      const visited = createVisited(browser, address)
      await use(visited)
      await visited.close()
    },
    { scope: 'worker' },
  ],
  firstVisit: [false, { option: true }],
  context: async ({ browser, visited, firstVisit, listening }, use, info) => {
    const context = firstVisit
      ? await browser.newContext({ bypassCSP: listening })
      : await visited.enter(listening)
    await use(context)
    if (firstVisit) await context.close()
    // A picture is taken of what failed.
    else if (info.status === info.expectedStatus) await visited.leave(listening)
  },
  listening: [false, { option: true }],
  listeningRate: [44_100, { option: true }],
  lowOnPower: [false, { option: true }],
  page: async ({ page, listening, listeningRate, lowOnPower }, use) => {
    if (lowOnPower) await page.addInitScript(onLowBattery)
    if (listening) await installTap(page, listeningRate)
    await use(page)
  },
  tap: ({ page }, use) => use(tapOf(page)),
  auricle: async ({ page, address }, use) => {
    const thrown: string[] = []
    // What comes without a trace, as a DOMException may, has an empty one.
    page.on('pageerror', (error) => thrown.push(error.stack || `${error.name}: ${error.message}`))
    await use(await openAuricle(page, address))
    expect(thrown, 'errors nobody caught').toEqual([])
  },
})

export { expect }
