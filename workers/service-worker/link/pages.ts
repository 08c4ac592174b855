import type { ToEngine } from '#contracts/page-link'
import type { Lines } from './lines'
import type { Page, Pages } from './page'

const pageOf = (client: Client): Page => ({
  id: client.id,
  post: (message, port) => client.postMessage(message, [port]),
})

const onLine = (id: string, line: MessagePort): Page => ({
  id,
  post: (message, port) => line.postMessage(message satisfies ToEngine, [port]),
})

const isVisible = (client: WindowClient) => client.visibilityState === 'visible'

/** Pages of this app, also those not under control yet: after a hard reload a page still has an engine. */
export const createPages = (clients: Clients, scope: string, lines: Lines): Pages => ({
  candidates: async function* (clientId) {
    const line = lines.to(clientId)
    // To look for pages takes some milliseconds, and so does a page on the way to its engine.
    if (line) yield onLine(clientId, line)
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
    const ours = windows.filter((client) => client.url.startsWith(scope))
    const rank = (client: WindowClient) => (client.id === clientId ? 0 : isVisible(client) ? 1 : 2)
    yield* [...ours].sort((one, other) => rank(one) - rank(other)).map(pageOf)
  },
  exists: async (id) => {
    const exists = (await clients.get(id)) !== undefined
    if (!exists) lines.drop(id)
    return exists
  },
})
