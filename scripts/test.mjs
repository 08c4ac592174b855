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
await runSuites([
  { name: 'build', run: build },
  { name: 'types', run: check(['node', 'scripts/types.mjs']), after: ['build'] },
  { name: 'lint', run: check(['npx', 'biome', 'check', '.']), after: ['build'] },
  { name: 'unused', run: check(['npx', 'knip']), after: ['build'] },
  { name: 'unit', run: unitTests, after: ['types', 'lint', 'unused'] },
  // It mostly waits for its browsers, beside suites that keep the machine busy.
  { name: 'engines', run: playwrightTests, after: ['build'] },
  { name: 'chromium', run: playwrightTests, after: ['unit'] },
  // What is judged by ear has the machine for itself.
  { name: 'listening', run: playwrightTests, after: ['chromium', 'engines'] },
])
