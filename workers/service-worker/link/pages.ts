import type { FromServiceWorker, ToEngine } from '#contracts/page-link'
import type { Lines } from './lines'
import type { Page, Pages } from './page'

/** As much of a `WindowClient` as is needed. */
interface Tab {
  readonly id: string
  readonly url: string
  readonly visibilityState: string
  postMessage(message: FromServiceWorker, transfer: MessagePort[]): void
}

/** As much of `Clients` as is needed. */
export interface Tabs {
  matchAll(of: { type: 'window'; includeUncontrolled: true }): Promise<readonly Tab[]>
  get(id: string): Promise<unknown>
}

const pageOf = (client: Tab): Page => ({
  id: client.id,
  post: (message, port) => client.postMessage(message, [port]),
})

const onLine = (id: string, line: MessagePort): Page => ({
  id,
  post: (message, port) => line.postMessage(message satisfies ToEngine, [port]),
})

const isVisible = (client: Tab) => client.visibilityState === 'visible'

/** Pages of this app, also those not under control yet: after a hard reload a page still has an engine. */
export const createPages = (clients: Tabs, scope: string, lines: Lines): Pages => ({
  candidates: async function* (clientId) {
    const line = lines.to(clientId)
    // To look for pages takes some milliseconds, and so does a page on the way to its engine.
    if (line) yield onLine(clientId, line)
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
    const ours = windows.filter((client) => client.url.startsWith(scope))
    const rank = (client: Tab) => (client.id === clientId ? 0 : isVisible(client) ? 1 : 2)
    yield* [...ours].sort((one, other) => rank(one) - rank(other)).map(pageOf)
  },
  exists: async (id) => {
    const exists = (await clients.get(id)) !== undefined
    if (!exists) lines.drop(id)
    return exists
  },
})
