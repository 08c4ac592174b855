import { defineConfig } from '@playwright/test'
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

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
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
    { name: 'chromium', testMatch: 'browser/*.spec.ts' },
    // What is judged by ear is judged on an otherwise idle machine.
    { name: 'listening', testMatch: 'browser/listening/*.spec.ts', workers: 1 },
    { name: 'engines', testMatch: 'engines/*.spec.ts', workers: 1, timeout: 120_000 },
    { name: 'bench', testMatch: 'bench/*.bench.ts', workers: 1, timeout: 900_000, retries: 0 },
  ],
})
