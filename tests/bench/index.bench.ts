import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { serveFolder } from '../../scripts/static-server.mjs'
import { test } from '../support/test'
import { report } from './figures'
import type { measureIndex } from './index-work'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.cache', 'index-of-chunks')

type Figures = Awaited<ReturnType<typeof measureIndex>>

test('the index of 100,000 chunks', async ({ page }) => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: 'tests/bench/index-work.ts', formats: ['es'], fileName: () => 'index-work.js' },
    },
  })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  const worker = "import { measureIndex } from './index-work.js'; postMessage(await measureIndex(100_000))"
  writeFileSync(join(folder, 'worker.js'), worker)
  const server = await serveFolder({ folder })
  try {
    await page.goto(server.url)
    const { lookUps, evictions } = await page.evaluate(
      () =>
        new Promise<Figures>((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
        }),
    )
    const among = 'of 100,000 chunks'
    report({ order: 86, what: `one ${among} looked up`, unit: 'ms', values: lookUps, budget: '2' })
    report({ order: 87, what: `1,000 ${among} evicted`, unit: 'ms', values: evictions, budget: '100' })
  } finally {
    await server.close()
  }
})
