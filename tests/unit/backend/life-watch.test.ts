import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchLife } from '#backend/life-watch'

type Granted = () => void

const locks: { readonly name: string; readonly granted: Granted; readonly signal: AbortSignal }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  locks.length = 0
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, { signal }: { signal: AbortSignal }, granted: Granted) => {
        locks.push({ name, granted, signal })
        return new Promise<void>(() => {})
      },
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const never = () => new Promise<never>(() => {})

test('a worker whose lock is free is gone at once, and only once', () => {
  const onGone = vi.fn()
  watchLife({ life: 'engine-1', ping: async () => 'pong', onGone })
  expect(locks[0]?.name).toBe('engine-1')
  expect(onGone).not.toHaveBeenCalled()
  locks[0]?.granted()
  locks[0]?.granted()
  expect(onGone).toHaveBeenCalledTimes(1)
})

test('a worker that answers lives on', async () => {
  const onGone = vi.fn()
  watchLife({ life: 'engine-1', ping: async () => 'pong', onGone })
  await vi.advanceTimersByTimeAsync(600_000)
  expect(onGone).not.toHaveBeenCalled()
})

test('one question may go unanswered, two in a row may not', async () => {
  const onGone = vi.fn()
  let deaf = 1
  const ping = () => {
    deaf -= 1
    return deaf >= 0 ? never() : Promise.resolve('pong')
  }
  watchLife({ life: 'engine-1', ping, onGone })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onGone).not.toHaveBeenCalled()
  deaf = 2
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onGone).toHaveBeenCalledTimes(1)
})

test('a suspect is asked at once', async () => {
  const ping = vi.fn(async () => 'pong')
  const watch = watchLife({ life: 'engine-1', ping, onGone: () => {} })
  watch.suspect()
  expect(ping).toHaveBeenCalledTimes(1)
})

test('whoever stops watching hears nothing more', async () => {
  const onGone = vi.fn()
  const watch = watchLife({ life: 'engine-1', ping: never, onGone })
  watch.stop()
  await vi.advanceTimersByTimeAsync(600_000)
  locks[0]?.granted()
  expect(onGone).not.toHaveBeenCalled()
  expect(locks[0]?.signal.aborted).toBe(true)
})
