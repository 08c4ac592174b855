import type { Page, Pages } from './page'

const pageOf = (client: Client): Page => ({
  id: client.id,
  post: (message, port) => client.postMessage(message, [port]),
})

const isVisible = (client: WindowClient) => client.visibilityState === 'visible'

/** Pages of this app, also those not under control yet: after a hard reload a page still has an engine. */
export const createPages = (clients: Clients, scope: string): Pages => ({
  candidates: async (clientId) => {
    const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
    const ours = windows.filter((client) => client.url.startsWith(scope))
    const rank = (client: WindowClient) => (client.id === clientId ? 0 : isVisible(client) ? 1 : 2)
    return [...ours].sort((one, other) => rank(one) - rank(other)).map(pageOf)
  },
  exists: async (id) => (await clients.get(id)) !== undefined,
})
