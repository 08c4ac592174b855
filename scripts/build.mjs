// Builds the app when dist/ is missing or older than what it is made from.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './packages.mjs'

const madeFrom = [
  'src',
  'workers',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/assembly-script.mjs',
  'scripts/early-page.mjs',
  'scripts/page-chunks.mjs',
]

/** @param {string} path @returns {number} */
const newest = (path) => {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return 0
  if (!facts.isDirectory()) return facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const given = process.env['AURICLE_DIST']

/** The built app; `AURICLE_DIST` names another build to look at, which is then taken as it is. */
export const distFolder = given ?? join(root, 'dist')

export const buildWhenStale = () => {
  if (given !== undefined) return
  // The service worker is the last file a build writes.
  const built = newest(join(distFolder, 'service-worker.js'))
  if (built > Math.max(...madeFrom.map((path) => newest(join(root, path))))) return
  const run = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) throw new Error('the build failed')
}
