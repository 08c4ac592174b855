import { describe, expect, test } from 'vitest'
import { ProblemError, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { intensityOf, type Variant } from '#contracts/variant'
import { bytesOf, createFakeApp, firstDifference } from './fake-app'
import { createFakeEngine } from './fake-engine'
import { sampleBytesBetween } from './fake-sound'

const variant: Variant = { mode: 'enhanced', preset: 'adaptive', intensity: intensityOf(1) }
const chunk0 = sampleBytesBetween(variant, 0, 120_000)
const query = 'enhanced=true'
const chunkAddress = `api/audio/stream/7/chunk/0?${query}`
const fileAddress = `api/audio/stream/7/file?${query}`
const died = () => new ProblemError(problem('engine/died', 'gone'))

/** A gate that engines wait at. */
const createGate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

const read = async (response: Response) => {
  const reader = response.body?.getReader()
  const first = await reader?.read()
  return { reader, first: first?.value }
}

const eventually = async (condition: () => boolean) => {
  const end = performance.now() + 5_000
  while (!condition() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 2))
  expect(condition()).toBe(true)
}

describe('one rendering for all who listen', () => {
  test('the first bytes leave before the chunk is finished', async () => {
    const gate = createGate()
    const engine = createFakeEngine({ beforePiece: (_request, sent) => (sent > 0 ? gate.opened : undefined) })
    const { ask } = createFakeApp({ engine })
    const response = await ask(fileAddress, { headers: { Range: 'bytes=44-1043' } })
    expect(firstDifference(await bytesOf(response), chunk0.subarray(0, 1_000))).toBeUndefined()
    gate.open()
  })

  test('a reader that joins in the middle gets the same bytes from the start', async () => {
    const gate = createGate()
    const engine = createFakeEngine({
      beforePiece: (_request, sent) => (sent > 50_000 ? gate.opened : undefined),
    })
    const { ask } = createFakeApp({ engine })
    const early = await ask(chunkAddress)
    const started = await read(early)
    const late = await ask(chunkAddress)
    gate.open()
    expect(firstDifference((await bytesOf(late)).subarray(44), chunk0)).toBeUndefined()
    await started.reader?.cancel()
    expect(engine.renders).toHaveLength(1)
  })

  test('a reader that leaves does not take the sound from another', async () => {
    const gate = createGate()
    const engine = createFakeEngine({ beforePiece: (_request, sent) => (sent > 0 ? gate.opened : undefined) })
    const { ask } = createFakeApp({ engine })
    const [leaving, staying] = await Promise.all([ask(chunkAddress), ask(chunkAddress)])
    await (await read(leaving)).reader?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 30))
    gate.open()
    expect(firstDifference((await bytesOf(staying)).subarray(44), chunk0)).toBeUndefined()
  })

  test('when the last reader has left, the work stops', async () => {
    const engine = createFakeEngine({
      pieceBytes: 100,
      beforePiece: () => new Promise((resolve) => setTimeout(resolve, 1)),
    })
    const { ask, settled, memory } = createFakeApp({ engine })
    await (await read(await ask(chunkAddress))).reader?.cancel()
    await eventually(() => engine.ended.length === 1)
    expect(engine.ended[0]).toBeLessThan(60_000)
    await settled()
    expect(await memory.report()).toMatchObject({ entries: 0 })
  })

  test('a request that is aborted before its first byte stops the work, too', async () => {
    const engine = createFakeEngine({
      pieceBytes: 100,
      beforePiece: () => new Promise((resolve) => setTimeout(resolve, 1)),
    })
    const { ask } = createFakeApp({ engine })
    const leaving = new AbortController()
    await ask(chunkAddress, { signal: leaving.signal })
    leaving.abort()
    await eventually(() => engine.ended.length === 1)
    expect(engine.ended[0]).toBeLessThan(60_000)
  })

  test('for a request that is aborted at once no work begins', async () => {
    const engine = createFakeEngine()
    const { ask, settled } = createFakeApp({ engine })
    const leaving = new AbortController()
    const answer = ask(chunkAddress, { signal: leaving.signal })
    leaving.abort()
    await answer
    await settled()
    expect(engine.renders).toEqual([])
  })
})

describe('a seek beyond what is rendered', () => {
  test('is answered by a rendering from there, and the whole chunk is kept after it', async () => {
    const { ask, settled, engine } = createFakeApp()
    const response = await ask(fileAddress, { headers: { Range: 'bytes=60046-60999' } })
    expect(firstDifference(await bytesOf(response), chunk0.subarray(60_002, 60_956))).toBeUndefined()
    await settled()
    expect(engine.renders.map(({ skip }) => skip)).toEqual([15_000, 0])
    const again = await ask(fileAddress, { headers: { Range: 'bytes=60046-60999' } })
    expect(again.headers.get('X-Cache-Tier')).toBe('L1')
    expect(engine.renders).toHaveLength(2)
  })

  test('by a media element is answered before there is sound, so that turning away stops the work', async () => {
    const gate = createGate()
    const engine = createFakeEngine({ beforeHead: () => gate.opened })
    const { ask } = createFakeApp({ engine })
    const response = await ask(fileAddress, { headers: { Range: 'bytes=60044-' }, destination: 'audio' })
    expect(response.status).toBe(206)
    const first = response.body?.getReader()
    const waiting = first?.read()
    await eventually(() => engine.signals.length === 1)
    await first?.cancel()
    await waiting
    await eventually(() => engine.signals[0]?.aborted === true)
    gate.open()
  })

  test('makes what another turned away from stop at once', async () => {
    const gate = createGate()
    const engine = createFakeEngine({ beforePiece: (_request, sent) => (sent > 0 ? gate.opened : undefined) })
    const { ask } = createFakeApp({ engine, grace: milliseconds(60_000) })
    await (await read(await ask(chunkAddress))).reader?.cancel()
    expect(engine.signals[0]?.aborted).toBe(false)
    await (await read(await ask(`api/audio/stream/7/chunk/1?${query}`))).reader?.cancel()
    expect(engine.signals[0]?.aborted).toBe(true)
    gate.open()
  })

  test('that is not far waits for the rendering that runs', async () => {
    const { ask, engine } = createFakeApp()
    await bytesOf(await ask(fileAddress, { headers: { Range: 'bytes=8000-8999' } }))
    expect(engine.renders.map(({ skip }) => skip)).toEqual([0])
  })
})

describe('an engine that dies', () => {
  test('before the first byte is asked once more', async () => {
    let deaths = 0
    const engine = createFakeEngine({
      beforePiece: () => {
        deaths += 1
        if (deaths === 1) throw died()
      },
    })
    const { ask } = createFakeApp({ engine })
    expect(await bytesOf(await ask('api/audio/stream/7/chunk/0'))).not.toHaveLength(0)
    expect(engine.renders).toHaveLength(2)
  })

  test('in the middle of a chunk leaves no seam, and the chunk is kept', async () => {
    let isFirst = true
    const engine = createFakeEngine({
      pieceBytes: 999,
      beforePiece: (_request, sent) => {
        if (!isFirst || sent < 50_000) return
        isFirst = false
        throw died()
      },
    })
    const { ask, settled } = createFakeApp({ engine })
    expect(firstDifference((await bytesOf(await ask(chunkAddress))).subarray(44), chunk0)).toBeUndefined()
    await settled()
    expect(engine.renders.map(({ skip }) => skip)).toEqual([0, 0])
    expect((await ask(chunkAddress)).headers.get('X-Cache-Tier')).toBe('L1')
  })

  test('in the middle of a seek goes on where it was', async () => {
    let isFirst = true
    const engine = createFakeEngine({
      pieceBytes: 999,
      beforePiece: (_request, sent) => {
        if (!isFirst || sent < 10_000) return
        isFirst = false
        throw died()
      },
    })
    const { ask } = createFakeApp({ engine })
    const response = await ask(fileAddress, { headers: { Range: 'bytes=60044-100043' } })
    expect(firstDifference(await bytesOf(response), chunk0.subarray(60_000, 100_000))).toBeUndefined()
    expect(engine.renders.slice(0, 2).map(({ skip }) => skip)).toEqual([
      15_000,
      15_000 + Math.floor(10_989 / 4),
    ])
  })

  test('in the middle of coded packets ends the answer: nobody knows that they would be the same', async () => {
    const engine = createFakeEngine({
      pieceBytes: 5,
      beforePiece: (_request, sent) => {
        if (sent > 5) throw died()
      },
    })
    const { ask } = createFakeApp({ engine })
    await expect(ask('api/audio/stream/7/chunk/0').then(bytesOf)).rejects.toThrow('engine/died')
    expect(engine.renders).toHaveLength(1)
  })

  test('again and again is a problem, not a loop', async () => {
    const engine = createFakeEngine({ refuse: 'engine/died' })
    const { ask } = createFakeApp({ engine })
    expect((await ask(chunkAddress)).status).toBe(503)
    expect(engine.renders).toHaveLength(2)
  })
})

test('a rendering that ends too early is an error, and is not kept', async () => {
  const engine = createFakeEngine()
  const { ask, settled, memory } = createFakeApp({
    engine: {
      ...engine,
      engine: {
        ...engine.engine,
        render: async (request, clientId, signal) => {
          const rendering = await engine.engine.render(request, clientId, signal)
          const cut = async function* () {
            const first = await rendering.body.next()
            if (!first.done) yield first.value
          }
          return { ...rendering, body: cut() }
        },
      },
    },
  })
  await expect(ask(chunkAddress).then(bytesOf)).rejects.toThrow('The engine ended after')
  await settled()
  expect(await memory.report()).toMatchObject({ entries: 0 })
})
