import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { milliseconds } from '#contracts/units'
import { intensityOf } from '#contracts/variant'
import { createForesight, foreseen } from '#player/foresee'
import { createWorld, track } from './world'

const rest = milliseconds(400)
const next = {
  track: track(2).id,
  variant: { mode: 'original', format: 'source' },
  target: null,
} as const
const after = { ...next, track: track(3).id }
const asked = vi.fn(async (_url: string, _init: RequestInit) => new Response('sound'))
const enhanced = { mode: 'enhanced', preset: 'warm', intensity: intensityOf(1) } as const
const paths = () => asked.mock.calls.map(([url]) => url.replace(/^.*stream\//, '').replace(/\?.*$/, ''))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', asked)
  asked.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the beginning of the next track is asked for once, after a rest', async () => {
  const foresight = createForesight('/', rest)
  foresight.expect(next)
  foresight.expect(next)
  expect(asked).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(rest)
  foresight.expect(next)
  await vi.advanceTimersByTimeAsync(rest)
  expect(paths()).toEqual(['2/metadata', '2/chunk/0'])
})

test('who goes on at once has nothing asked for on the way', async () => {
  const foresight = createForesight('/', rest)
  foresight.expect(next)
  await vi.advanceTimersByTimeAsync(rest / 2)
  foresight.expect(null)
  foresight.expect(after)
  await vi.advanceTimersByTimeAsync(rest)
  expect(paths()).toEqual(['3/metadata', '3/chunk/0'])
})

test('what is no longer next is given up', async () => {
  const foresight = createForesight('/', rest)
  foresight.expect(next)
  await vi.advanceTimersByTimeAsync(rest)
  const signal = asked.mock.calls[0]?.[1].signal
  foresight.expect(after)
  expect(signal?.aborted).toBe(true)
})

test('enhanced sound is the engine’s to foresee', async () => {
  const foresight = createForesight('/', rest)
  foresight.expect({ ...next, variant: enhanced, target: -14 })
  await vi.advanceTimersByTimeAsync(rest)
  expect(asked).not.toHaveBeenCalled()
})

test('nothing is foreseen while something is on its way, nor of the track that repeats', () => {
  const world = createWorld()
  world.play([track(1), track(2)])
  expect(foreseen(world.state())?.track).toBe(2)
  world.send({ kind: 'enhancement-chosen', enhancement: { enabled: true } })
  expect(foreseen(world.state())).toBeNull()
  world.settle()
  expect(foreseen(world.state())?.track).toBe(2)
  world.send({ kind: 'repeat-chosen', repeat: 'one' })
  expect(foreseen(world.state())).toBeNull()
  world.send({ kind: 'repeat-chosen', repeat: 'off' })
  world.send({ kind: 'pause-asked' })
  expect(foreseen(world.state())).toBeNull()
})
