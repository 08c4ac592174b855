// npm run bench: builds, measures in Chromium, prints one table.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { buildWhenStale } from './build.mjs'
import { installPackages, root } from './packages.mjs'
import { installPrograms } from './programs.mjs'

const figures = join(root, '.cache', 'bench')

/** @param {readonly number[]} sorted @param {number} share */
const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

/** @param {number} value */
const plain = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1))

installPackages()
installPrograms({ engines: false })
buildWhenStale()
rmSync(figures, { recursive: true, force: true })
mkdirSync(figures, { recursive: true })
const run = spawnSync('npx', ['playwright', 'test', '--project=bench', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})

console.log(
  `\n${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, production build, headless Chromium\n`,
)
const columns = ['median', 'p95', 'tries', 'unit', 'promised']
console.log(`${'what'.padEnd(56)}${columns.map((column) => column.padStart(10)).join('')}`)
for (const name of readdirSync(figures).sort()) {
  const { what, unit, values, budget = '' } = JSON.parse(readFileSync(join(figures, name), 'utf8'))
  const sorted = values.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b)
  // For rates the bad end is the low one.
  const bad = unit.endsWith('/s') ? quantile(sorted, 0.05) : quantile(sorted, 0.95)
  const cells = [plain(quantile(sorted, 0.5)), plain(bad), `${values.length}`, unit, budget]
  console.log(`${what.padEnd(56)}${cells.map((cell) => cell.padStart(10)).join('')}`)
}
process.exitCode = run.status ?? 1
