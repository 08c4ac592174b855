// npm test: sets up, builds once, runs every suite; the last line is the sum.
import { buildWhenStale } from './build.mjs'
import { installPackages } from './packages.mjs'
import { installPrograms } from './programs.mjs'
import { check, playwrightTests, runSuites, unitTests } from './suites.mjs'

const build = () => {
  try {
    buildWhenStale()
    return { passed: 1, failed: 0 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

installPackages()
installPrograms({ engines: true })
runSuites({
  build,
  types: () => check(['node', 'scripts/types.mjs']),
  lint: () => check(['npx', 'biome', 'check', '.']),
  unused: () => check(['npx', 'knip']),
  unit: unitTests,
  chromium: () => playwrightTests('chromium'),
  listening: () => playwrightTests('listening'),
  engines: () => playwrightTests('engines'),
})
