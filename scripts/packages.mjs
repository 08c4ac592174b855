// Installs the npm packages of package-lock.json where they are not what it asks for.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean }>} */
const lockedIn = (path) => {
  try {
    return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).packages
  } catch {
    return {}
  }
}

const areInstalled = () => {
  const installed = lockedIn('node_modules/.package-lock.json')
  return Object.entries(lockedIn('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  )
}

export const installPackages = () => {
  if (areInstalled()) return
  console.log('Installing packages')
  // Not `npm ci`: it insists on the packages of every other platform, which not every registry carries.
  const run = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (run.status !== 0) throw new Error('npm install failed')
}
