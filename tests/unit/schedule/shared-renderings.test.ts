import { expect, test, vi } from 'vitest'
import type { ChunkKey } from '#contracts/chunk-key'
import type { Rank } from '#contracts/engine-work'
import { trackIdOf } from '#contracts/track'
import { frames, milliseconds, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createSharedRenderings, type Render, type Whole } from '#engine/schedule/shared-renderings'

const request = {
  kind: 'chunk',
  track: trackIdOf(1),
  variant: { mode: 'enhanced', preset: 'warm', intensity: fullIntensity },
  index: 0,
  skip: frames(0),
  wanted: null,
} as const
const noTime = { decode: milliseconds(0), dsp: milliseconds(0), encode: milliseconds(0) }
const never = new AbortController().signal
const rankIs = (rank: Rank) => () => rank

const createWorld = (pieces = 3, fails = false) => {
  const started: { readonly signal: AbortSignal; readonly rank: () => Rank }[] = []
  const kept: Whole[] = []
  const render: Render = async (_, signal, rank) => {
    started.push({ signal, rank: () => rank(seconds(0)) })
    const body = (async function* () {
      for (let at = 0; at < pieces; at += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        signal.throwIfAborted()
        if (fails && at === 1) throw new Error('broken')
        yield new Uint8Array([at])
      }
    })()
    return { contentType: 'audio/wav', contentLength: null, timing: noTime, body }
  }
  const shared = createSharedRenderings({
    render,
    keyOf: async ({ index }) => `k/${index}` as ChunkKey,
    keeping: () => (whole) => kept.push(whole),
    onUsers: () => {},
  })
  return { shared, started, kept }
}
const all = async (body: AsyncIterator<Uint8Array<ArrayBuffer>>) => {
  const bytes: number[] = []
  for (let next = await body.next(); !next.done; next = await body.next()) {
    bytes.push(...next.value)
    // As whoever sends it does.
    structuredClone(next.value.buffer, { transfer: [next.value.buffer] })
  }
  return bytes
}

test('two who read and one who keeps share one rendering, and each gets all of it', async () => {
  const { shared, started, kept } = createWorld()
  const making = shared.make(request, never, rankIs('predicted'))
  const one = await shared.read(request, never, rankIs('audible'))
  await one.body.next()
  const two = await shared.read(request, never, rankIs('seek-target'))
  expect(await Promise.all([all(two.body), all(one.body)])).toEqual([
    [0, 1, 2],
    [1, 2],
  ])
  await making
  expect(started).toHaveLength(1)
  expect(kept).toHaveLength(1)
  expect(kept[0]?.parts.map(([byte]) => byte)).toEqual([0, 1, 2])
  expect(shared.has('k/0' as ChunkKey)).toBe(false)
})

test('it is as urgent as the most urgent who wants it', async () => {
  const { shared, started } = createWorld(300)
  const making = shared.make(request, never, rankIs('predicted'))
  await vi.waitFor(() => expect(started[0]?.rank()).toBe('predicted'))
  const { body } = await shared.read(request, never, rankIs('audible'))
  expect(started[0]?.rank()).toBe('audible')
  await body.next()
  await body.return?.()
  expect(started[0]?.rank()).toBe('predicted')
  await making
})

test('it stops when the last who wanted it has gone, and begins anew for the next', async () => {
  const { shared, started, kept } = createWorld()
  const superseded = new AbortController()
  const making = shared.make(request, superseded.signal, rankIs('predicted'))
  const { body } = await shared.read(request, never, rankIs('audible'))
  superseded.abort()
  expect(started[0]?.signal.aborted).toBe(false)
  await body.next()
  await body.return?.()
  expect(started[0]?.signal.aborted).toBe(true)
  await making.catch(() => {})
  expect(await all((await shared.read(request, never, rankIs('audible'))).body)).toEqual([0, 1, 2])
  expect(started).toHaveLength(2)
  expect(kept).toHaveLength(1)
})

test('a failure reaches everyone and is not kept', async () => {
  const { shared, kept } = createWorld(3, true)
  const [one, two] = await Promise.all([
    shared.read(request, never, rankIs('audible')),
    shared.read(request, never, rankIs('audible')),
  ])
  const outcomes = await Promise.allSettled([all(one.body), all(two.body)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(kept).toEqual([])
  expect(shared.has('k/0' as ChunkKey)).toBe(false)
})

test('a part of a chunk is rendered for its reader alone', async () => {
  const { shared, started } = createWorld()
  const part = { ...request, skip: frames(10), wanted: null }
  await Promise.all([
    shared.read(part, never, rankIs('audible')),
    shared.read(part, never, rankIs('audible')),
  ])
  expect(started).toHaveLength(2)
})
