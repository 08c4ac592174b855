// Runs the suites and counts them; every entry answers with how many passed and how many failed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './packages.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

const reports = join(root, '.cache', 'reports')

/** @param {string} command @param {readonly string[]} parts @param {Record<string, string>} [env] */
const run = (command, parts, env = {}) =>
  spawnSync(command, parts, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

/** @param {string} name */
const freshReport = (name) => {
  mkdirSync(reports, { recursive: true })
  const path = join(reports, `${name}.json`)
  rmSync(path, { force: true })
  return path
}

/**
 * A run that fails without one failed test (it did not start, a file did not load) still counts as failed.
 * @param {boolean} succeeded @param {() => Count} read @returns {Count}
 */
const counted = (succeeded, read) => {
  try {
    const { passed, failed } = read()
    return { passed, failed: succeeded ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** One check that either holds or does not. @param {readonly string[]} command @returns {Count} */
export const check = ([program = '', ...parts]) =>
  run(program, parts) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/** @returns {Count} */
export const unitTests = () => {
  const report = freshReport('unit')
  const succeeded = run('npx', [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return counted(succeeded, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

/** @param {string} project a project of playwright.config.ts @returns {Count} */
export const playwrightTests = (project) => {
  const report = freshReport(project)
  const succeeded = run('npx', ['playwright', 'test', `--project=${project}`, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return counted(succeeded, () => {
    const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, 'utf8')).stats
    return { passed: expected + flaky, failed: unexpected }
  })
}

/** Prints each suite's count, then the sum as the last line; sets the exit code. @param {Record<string, () => Count>} suites */
export const runSuites = (suites) => {
  const counts = Object.entries(suites).map(([name, suite]) => {
    const started = Date.now()
    console.log(`\n── ${name}`)
    return { name, ...suite(), seconds: Math.round((Date.now() - started) / 1000) }
  })
  console.log('')
  for (const { name, passed, failed, seconds } of counts)
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)`)
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
