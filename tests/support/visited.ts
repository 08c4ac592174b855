import type { Browser, BrowserContext } from '@playwright/test'
import { waitForControl } from './auricle'

/** A browser that knows the app, and what it needs to forget the last test. */
export interface Visited {
  /** The context of all tests that are listened to, or of all that are not; nothing is stored in it. */
  enter(listening: boolean): Promise<BrowserContext>
  close(): Promise<void>
}

/** The first visit, which installs the service worker, takes more than most tests: it is paid once. */
const visit = async (browser: Browser, address: string, listening: boolean) => {
  const context = await browser.newContext({ bypassCSP: listening })
  const page = await context.newPage()
  await page.goto(address)
  await waitForControl(page)
  return context
}

export const closePages = async (context: BrowserContext) => {
  for (const page of context.pages()) await page.close()
}

/** Empties everything but the installed app itself; what its service worker has in memory goes with it. */
const forget = async (context: BrowserContext, address: string) => {
  await closePages(context)
  await context.setOffline(false)
  const session = await context.newCDPSession(await context.newPage())
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  const storageTypes = 'indexeddb,file_systems,local_storage'
  await session.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes })
  await closePages(context)
}

export const createVisited = (browser: Browser, address: string): Visited => {
  const contexts = new Map<boolean, Promise<BrowserContext>>()
  return {
    enter: async (listening) => {
      const visiting = contexts.get(listening) ?? visit(browser, address, listening)
      contexts.set(listening, visiting)
      const context = await visiting
      await forget(context, address)
      return context
    },
    close: async () => {
      for (const context of contexts.values()) await (await context).close()
    },
  }
}
