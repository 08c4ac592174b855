import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { waitForControl } from './auricle'

/** A browser that knows the app, and what it needs to forget the last test. */
export interface Visited {
  /** The context of all tests that are listened to, or of all that are not; nothing is stored in it. */
  enter(listening: boolean): Promise<BrowserContext>
  /** Closes what a test opened. */
  leave(listening: boolean): Promise<void>
  close(): Promise<void>
}

interface Visit {
  readonly context: BrowserContext
  /** Stays open and empty: a page takes less to open beside one than as the first. */
  readonly keeper: Page
  readonly session: CDPSession
}

/** The first visit, which installs the service worker, takes more than most tests: it is paid once. */
const visit = async (browser: Browser, address: string, listening: boolean): Promise<Visit> => {
  const context = await browser.newContext({ bypassCSP: listening })
  const keeper = await context.newPage()
  await keeper.goto(address)
  await waitForControl(keeper)
  await keeper.goto('about:blank')
  const session = await context.newCDPSession(keeper)
  await session.send('ServiceWorker.enable')
  return { context, keeper, session }
}

const closePages = async ({ context, keeper }: Visit) => {
  for (const page of context.pages()) if (page !== keeper) await page.close()
}

/** Empties everything but the installed app itself; what its service worker has in memory goes with it. */
const forget = async (visit: Visit, address: string) => {
  const { context, session } = visit
  await closePages(visit)
  await context.setOffline(false)
  await session.send('ServiceWorker.stopAllWorkers')
  const storageTypes = 'indexeddb,file_systems,local_storage'
  await session.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes })
}

export const createVisited = (browser: Browser, address: string): Visited => {
  const visits = new Map<boolean, Promise<Visit>>()
  return {
    enter: async (listening) => {
      const visiting = visits.get(listening) ?? visit(browser, address, listening)
      visits.set(listening, visiting)
      const visited = await visiting
      await forget(visited, address)
      return visited.context
    },
    leave: async (listening) => {
      const visited = await visits.get(listening)
      if (visited) await closePages(visited)
    },
    close: async () => {
      for (const visiting of visits.values()) await (await visiting).context.close()
    },
  }
}
