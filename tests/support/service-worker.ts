import type { Page } from '@playwright/test'

/** Ends every service worker at once, as the browser does when it is short of memory or they were idle. */
export const killServiceWorkers = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

/** A reload that goes around the service worker, as Shift and the reload button do. */
export const reloadHard = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  const loaded = page.waitForEvent('load')
  await session.send('Page.reload', { ignoreCache: true })
  await loaded
  await session.detach()
}
