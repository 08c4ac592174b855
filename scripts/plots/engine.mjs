// The engine's own modules in Node: Vite compiles them and knows the names of the rooms.
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from '../packages.mjs'

/** Opens the engine; `load` takes a path under workers/engine without its ending. */
export const openEngine = async () => {
  const server = await createServer({
    root,
    // The unit tests' plugins are all that the engine needs.
    configFile: join(root, 'vitest.config.ts'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  return {
    /** @param {string} path */
    load: (path) => server.ssrLoadModule(`/workers/engine/${path}.ts`),
    close: () => server.close(),
  }
}

/** @typedef {Awaited<ReturnType<typeof openEngine>>} Engine */
/** @typedef {{ left: Float32Array, right: Float32Array }} Sound */
