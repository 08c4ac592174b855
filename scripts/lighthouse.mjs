// npm run lighthouse: what Lighthouse thinks of the built app, as a phone and as a desk; fails below what is promised.
import lighthouse, { desktopConfig } from 'lighthouse'
import { chromium } from 'playwright'
import { buildWhenStale, distFolder } from './build.mjs'
import { installPackages } from './packages.mjs'
import { findChromium, installPrograms } from './programs.mjs'
import { serveFolder } from './static-server.mjs'

const promised = { performance: 95, accessibility: 100, 'best-practices': 100 }
const forms = { phone: undefined, desk: desktopConfig }
const port = 9321

installPackages()
installPrograms({ engines: false })
buildWhenStale()
const server = await serveFolder({ folder: distFolder, brotli: true })
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
})
let isBelow = false
for (const [form, config] of Object.entries(forms)) {
  const flags = { port, onlyCategories: Object.keys(promised), logLevel: /** @type {const} */ ('error') }
  const result = await lighthouse(server.url, flags, config)
  if (!result) throw new Error('Lighthouse gave no result')
  const { categories, audits } = result.lhr
  for (const [name, least] of Object.entries(promised)) {
    const category = categories[name]
    const score = Math.round((category?.score ?? 0) * 100)
    console.log(`${form.padEnd(8)}${name.padEnd(18)}${String(score).padStart(4)}   promised ${least}`)
    if (score >= least) continue
    isBelow = true
    for (const { id, weight } of category?.auditRefs ?? []) {
      const { score, title, displayValue } = audits[id] ?? {}
      if (weight > 0 && typeof score === 'number' && score < 0.9)
        console.log(`          ${title} ${displayValue ?? ''}`)
    }
  }
  for (const id of [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ])
    console.log(`${form.padEnd(8)}${audits[id]?.title}: ${audits[id]?.displayValue}`)
}
await browser.close()
await server.close()
process.exitCode = isBelow ? 1 : 0
