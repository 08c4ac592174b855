/// <reference lib="webworker" />
import type { PrecacheEntry } from 'workbox-precaching'
import { assertNever } from '#contracts/assert-never'
import type { FromPage } from '#contracts/page-link'
import { apiPrefix } from '#contracts/stream-url'
import type { Fingerprint } from '#contracts/track'
import { memoryBudget } from '#tiers/memory-budget'
import { createMemoryTier } from '#tiers/memory-tier'
import { openDiskStore } from '#tiers/open-disk-store'
import { readDiskBudgets } from '#tiers/read-disk-budgets'
import { createTiers } from '#tiers/tiers'
import { createApp } from './app'
import { keepAppShell } from './app-shell'
import { createFlows } from './flow/flows'
import { createEngineLink } from './link/engine-link'
import { createLines } from './link/lines'
import { createPages } from './link/pages'
import { keepOfflineCodecs } from './offline-codecs'
import { canCancelStreams } from './response-body'
import { takeShares } from './share-target'
import { stillNamed } from './still-named'
import { openLibrary, storedLibrary } from './stored-library'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] }

const { scope } = self.registration
const base = new URL(scope).pathname
const lines = createLines()
const engine = createEngineLink(createPages(self.clients, scope, lines))
const memory = createMemoryTier(memoryBudget(self.navigator))
const tiers = createTiers({ memory, openDisk: () => openDiskStore(), budgets: readDiskBudgets })
const flows = createFlows(engine, tiers, stillNamed(storedLibrary))
const app = createApp({
  base,
  library: openLibrary(),
  engine,
  tiers,
  flows,
  streams: canCancelStreams(self.navigator),
})

/** Work that began while an event lasted may keep it; once it is over, nothing is left to be kept alive for. */
const lifetimeOf = (event: ExtendableEvent) => (work: Promise<unknown>) => {
  try {
    event.waitUntil(work.catch(() => {}))
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (!url.href.startsWith(scope + apiPrefix)) return
  // A request that opens a page comes from the page it will become.
  const clientId = event.clientId || event.resultingClientId
  // Nobody else has anything to say to it, and need not look at it first.
  event.stopImmediatePropagation()
  event.respondWith(Promise.resolve(app.fetch(event.request, { clientId, keepAlive: lifetimeOf(event) })))
})

const forget = (fingerprint: Fingerprint) => {
  flows.disown(fingerprint)
  return tiers.forget(fingerprint)
}

type Sender = ExtendableMessageEvent['source']

const answer = (message: FromPage, sender: Sender, port?: MessagePort): Promise<unknown> | undefined => {
  switch (message.kind) {
    case 'claim':
      return self.clients.claim()
    case 'engine-lost':
      if (!(sender instanceof Client)) return undefined
      lines.drop(sender.id)
      engine.lose(sender.id)
      return undefined
    case 'engine-line':
      if (sender instanceof Client && port) lines.lay(sender.id, port)
      return undefined
    case 'forget':
      return Promise.all(message.fingerprints.map((fingerprint) => forget(fingerprint as Fingerprint)))
    case 'lead':
      return tiers.holdLead(message.lead)
    case 'SKIP_WAITING':
      return self.skipWaiting()
    default:
      return assertNever(message)
  }
}

self.addEventListener('message', (event) => {
  event.waitUntil(Promise.resolve(answer(event.data, event.source, event.ports[0])))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

keepOfflineCodecs()
takeShares(scope)
keepAppShell(self.__WB_MANIFEST)
