import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/assembly-script.mjs'

export default defineConfig({
  plugins: [assemblyScript()],
  test: {
    environment: 'node',
    include: ['tests/unit/**/*.test.ts'],
    setupFiles: ['tests/unit/speak-english.ts', 'tests/unit/wait-patiently.ts'],
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    pool: 'threads',
    // Left to itself it keeps one core free, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
})
