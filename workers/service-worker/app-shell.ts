import {
  addRoute,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precache,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** The shell's own address, or one that names no file. */
const pages = [/\/[^/.]*$/, /\/index\.html$/]

/**
 * The built page, kept whole from the first visit on: with the network off it opens all the same. While developing
 * nothing is built, and the network answers.
 */
export const keepAppShell = (manifest: readonly (PrecacheEntry | string)[]) => {
  if (manifest.length === 0) return
  cleanupOutdatedCaches()
  precache([...manifest])
  registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { allowlist: pages }))
  addRoute()
}
