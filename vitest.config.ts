import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assembly-script.mjs'

export default defineConfig({
  plugins: [assemblyScript()],
  test: {
    environment: 'node',
    include: ['tests/unit/**/*.test.ts'],
    setupFiles: ['tests/unit/speak-english.ts'],
    testTimeout: 30_000,
    // A few tests run on the machine's own clock.
    retry: process.env['CI'] === undefined ? 0 : 1,
    pool: 'threads',
    // Left to itself it keeps one core free, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
})
