import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createEngineHost, restBefore } from '#backend/engine-host'
import type { RunningEngine } from '#backend/engine-worker'
import type { ToEngine } from '#contracts/page-link'
import { trackIdOf } from '#contracts/track'
import { milliseconds } from '#contracts/units'

const message: ToEngine = {
  kind: 'render',
  request: { kind: 'describe', track: trackIdOf(1), variant: { mode: 'original', format: 'webm' } },
}
const soon = milliseconds(1_000)

interface FakeEngine extends RunningEngine {
  readonly posted: MessagePort[]
  readonly die: () => void
  readonly isTerminated: () => boolean
}

const createFakes = () => {
  const engines: FakeEngine[] = []
  const lost: number[] = []
  const start = (): RunningEngine => {
    let die = () => {}
    let terminated = false
    const posted: MessagePort[] = []
    const engine: FakeEngine = {
      control: { ping: async () => `pong ${engines.length}` } as unknown as RunningEngine['control'],
      gone: new Promise((resolve) => {
        die = resolve
      }),
      post: (_message, port) => void posted.push(port),
      terminate: () => {
        terminated = true
      },
      posted,
      die: () => die(),
      isTerminated: () => terminated,
    }
    engines.push(engine)
    return engine
  }
  const host = createEngineHost({ start, onLost: () => void lost.push(engines.length) })
  return { host, engines, lost }
}
const port = () => new MessageChannel().port1

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an engine that dies', () => {
  test('is replaced, once the service worker has been told', async () => {
    const { host, engines, lost } = createFakes()
    engines[0]?.die()
    await vi.advanceTimersByTimeAsync(0)
    expect(lost).toEqual([1])
    expect(engines).toHaveLength(2)
    expect(engines[0]?.isTerminated()).toBe(true)
    expect(await host.ask((control) => control.ping(), soon)).toBe('pong 2')
  })

  test('takes the questions with it that it had not answered', async () => {
    const { host, engines } = createFakes()
    const answer = host.ask(() => new Promise<never>(() => {}), milliseconds(60_000))
    const outcome = expect(answer).rejects.toThrow('engine/died')
    engines[0]?.die()
    await vi.advanceTimersByTimeAsync(0)
    await outcome
  })

  test('again and again gets longer rests, and what is asked meanwhile waits for the next one', async () => {
    const { host, engines } = createFakes()
    for (const _ of [1, 2]) {
      engines.at(-1)?.die()
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(engines).toHaveLength(2)
    const request = port()
    host.post(message, request)
    const answer = host.ask((control) => control.ping(), milliseconds(5_000))
    await vi.advanceTimersByTimeAsync(restBefore(2))
    expect(engines).toHaveLength(3)
    expect(engines[2]?.posted).toEqual([request])
    expect(await answer).toBe('pong 3')
  })

  test('after a long life is replaced at once, whatever was before', async () => {
    const { engines } = createFakes()
    for (const _ of [1, 2, 3]) {
      engines.at(-1)?.die()
      await vi.advanceTimersByTimeAsync(restBefore(3))
    }
    await vi.advanceTimersByTimeAsync(61_000)
    engines.at(-1)?.die()
    await vi.advanceTimersByTimeAsync(0)
    expect(engines).toHaveLength(5)
  })

  test('never rests longer than half a minute', () => {
    expect([0, 1, 2, 3, 30].map(restBefore)).toEqual([0, 0, 1_000, 2_000, 30_000])
  })
})

test('an engine that does not answer is a time-out', async () => {
  const { host } = createFakes()
  const outcome = expect(host.ask(() => new Promise<never>(() => {}), soon)).rejects.toThrow('engine/timeout')
  await vi.advanceTimersByTimeAsync(soon)
  await outcome
})

test('a stopped host starts nothing any more', async () => {
  const { host, engines } = createFakes()
  host.stop()
  engines[0]?.die()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(engines).toHaveLength(1)
  expect(engines[0]?.isTerminated()).toBe(true)
})
