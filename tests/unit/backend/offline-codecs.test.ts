import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EngineHost } from '#backend/engine-host'
import type { CodecsState } from '#backend/face'
import { createOfflineCodecs } from '#backend/offline-codecs'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('caches', { has: async () => false })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** An engine that fetches until it is told to leave off. */
const openCodecs = () => {
  const states: CodecsState['kind'][] = []
  const control = {
    fetchCodecs: vi.fn(() => new Promise<void>(() => {})),
    leaveCodecs: vi.fn(async () => {}),
  }
  const ask = (question: (engine: typeof control) => Promise<unknown>) => question(control)
  const codecs = createOfflineCodecs({
    engine: { ask } as unknown as EngineHost,
    onState: ({ kind }) => states.push(kind),
  })
  return { codecs, control, states }
}

test('a download that is given up ends in the engine too, and is not begun again by itself', async () => {
  const { codecs, control, states } = openCodecs()
  const fetching = codecs.fetch()
  await vi.waitFor(() => expect(control.fetchCodecs).toHaveBeenCalledOnce())
  codecs.leave()
  await fetching
  expect(control.leaveCodecs).toHaveBeenCalledOnce()
  expect(states).toEqual(['fetching', 'absent'])
  expect(openCodecs().codecs.isDeclined(), 'at the next visit').toBe(true)
})

test('whoever asks for it after all gets it', async () => {
  const { codecs, control } = openCodecs()
  const first = codecs.fetch()
  await vi.waitFor(() => expect(control.fetchCodecs).toHaveBeenCalledOnce())
  codecs.leave()
  await first
  control.fetchCodecs.mockResolvedValue()
  await codecs.fetch()
  expect(codecs.isDeclined()).toBe(false)
  expect(control.fetchCodecs).toHaveBeenCalledTimes(2)
})
