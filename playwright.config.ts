import { defineConfig, type Project } from '@playwright/test'
import { findChromium } from './scripts/programs.mjs'

const executablePath = findChromium()

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

/** Without a graphics card, what moves to please the eye keeps a core busy for as long as something plays. */
const stillness = { contextOptions: { reducedMotion: 'reduce' } } as const

interface Options {
  readonly firstVisit: boolean
}

/** Each has a folder of its own, which a run empties first: two may run at once. */
const project = (name: string, testMatch: string, more: Project<Options> = {}): Project<Options> => ({
  name,
  testMatch,
  outputDir: `test-results/${name}`,
  ...more,
})

export default defineConfig<Options>({
  testDir: 'tests',
  globalSetup: './tests/fixtures/make-all.ts',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: process.env['CI'] === undefined ? 0 : 2,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(executablePath && { executablePath }), args: chromiumFlags },
    screenshot: 'only-on-failure',
  },
  projects: [
    project('chromium', 'browser/*.spec.ts', { use: stillness }),
    // What is judged by ear is judged on an otherwise idle machine.
    project('listening', 'browser/listening/*.spec.ts', { workers: 1, use: stillness }),
    project('engines', 'engines/*.spec.ts', { workers: 1, timeout: 120_000 }),
    project('bench', 'bench/*.bench.ts', {
      workers: 1,
      timeout: 900_000,
      retries: 0,
      use: { firstVisit: true },
    }),
  ],
})
