import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFileImport } from '#library/import-files'

const started: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  started.length = 0
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      constructor(script: URL) {
        super()
        started.push(script.pathname.split('/').at(-1) ?? '')
      }
      terminate() {}
    },
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('all that takes files in is started ahead of need, and each no more than once', () => {
  const { warm } = createFileImport()
  expect(started).toEqual([])
  warm()
  warm()
  expect(started).toEqual(['importer.worker.ts', 'importer.worker.ts'])
})
