// Runs the suites, side by side where they may, and counts them.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './packages.mjs'

/** @typedef {{ passed: number, failed: number, flaky?: number }} Count */
/**
 * `after` names suites earlier in the list that must be over before this one starts.
 * @typedef {{ name: string, run: (name: string) => Count | Promise<Count>, after?: readonly string[] }} Suite
 */

const reports = join(root, '.cache', 'reports')

/**
 * Runs a program to its end; each line it says stands behind the name of its suite.
 * @param {string} name @param {readonly string[]} command @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it succeeded
 */
const run = (name, [program = '', ...parts], env = {}) =>
  new Promise((resolve) => {
    const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
    const child = spawn(program, parts, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colours, ...env },
    })
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => console.log(`${name.padEnd(9)} │ ${line}`))
    child.once('error', (error) => {
      console.log(`${name.padEnd(9)} │ ${error.message}`)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })

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
    const { failed, ...rest } = read()
    return { ...rest, failed: succeeded ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** One check that either holds or does not. @param {readonly string[]} command @returns {Suite['run']} */
export const check = (command) => async (name) =>
  (await run(name, command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/** @type {Suite['run']} */
export const unitTests = async (name) => {
  const report = freshReport(name)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await run(name, ['npx', 'vitest', 'run', ...reporters])
  return counted(succeeded, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

/** The project of playwright.config.ts that has the suite's name. @type {Suite['run']} */
export const playwrightTests = async (name) => {
  const report = freshReport(name)
  const command = ['npx', 'playwright', 'test', `--project=${name}`, '--reporter=list,json']
  const succeeded = await run(name, command, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  return counted(succeeded, () => {
    const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, 'utf8')).stats
    return { passed: expected + flaky, failed: unexpected, flaky }
  })
}

/** Prints each suite's count, then the sum as the last line; sets the exit code. @param {readonly Suite[]} suites */
export const runSuites = async (suites) => {
  /** @type {Map<string, Promise<Count & { name: string, seconds: number }>>} */
  const over = new Map()
  for (const { name, run, after = [] } of suites) {
    const begin = async () => {
      await Promise.all(after.map((earlier) => over.get(earlier)))
      const started = Date.now()
      const count = await run(name)
      return { name, ...count, seconds: Math.round((Date.now() - started) / 1000) }
    }
    over.set(name, begin())
  }
  const counts = await Promise.all(over.values())
  console.log('')
  for (const { name, passed, failed, flaky = 0, seconds } of counts) {
    const again = flaky > 0 ? `, ${flaky} only at another try` : ''
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed${again} (${seconds} s)`)
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
