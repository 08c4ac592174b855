import { afterEach, describe, expect, test, vi } from 'vitest'
import { ProblemError, problem } from '#contracts/problem'
import type { Description, RenderRequest } from '#contracts/render-port'
import { bytes, frames, milliseconds } from '#contracts/units'
import type { RenderedChunk, Renderer } from '#engine/port/renderer'
import { servePort } from '#engine/port/serve-port'
import { type ChunkRequest, createEngineLink } from '#service-worker/link/engine-link'
import type { Page, Pages } from '#service-worker/link/page'
import { facts, known } from './fake-sound'

const request: ChunkRequest = {
  kind: 'chunk',
  revision: '0',
  track: known,
  variant: { mode: 'original', format: 'webm' },
  index: 0,
  skip: frames(0),
  wanted: null,
}
const ask: RenderRequest = { kind: 'describe', track: known, variant: request.variant }
const description: Description = {
  facts,
  profileRevision: '0',
  format: 'audio/wav',
  leadIn: frames(0),
  timestamps: 'self',
}
const timing = { decode: milliseconds(1), dsp: milliseconds(2), encode: milliseconds(3) }
/** Where an answer comes: more than any machine takes. */
const patience = {
  accepted: milliseconds(20_000),
  head: milliseconds(20_000),
  data: milliseconds(20_000),
  check: milliseconds(10),
}
/** Where none comes. */
const soon = milliseconds(60)
const never = () => new Promise<never>(() => {})
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

const createRenderer = (body: (signal: AbortSignal) => AsyncGenerator<Uint8Array<ArrayBuffer>>) => {
  const signals: AbortSignal[] = []
  const renderer: Renderer = {
    describe: async () => description,
    chunk: async (_request, signal): Promise<RenderedChunk> => {
      signals.push(signal)
      return { contentType: 'audio/wav', contentLength: bytes(6), timing, body: body(signal) }
    },
  }
  return { renderer, signals }
}

const counting = async function* () {
  yield Uint8Array.of(1, 2)
  // A view into a larger buffer must not take its neighbours along.
  yield new Uint8Array(Uint8Array.of(0, 3, 4, 0).buffer, 1, 2)
  yield Uint8Array.of(5, 6)
}

const pageWith = (id: string, renderer: Renderer): Page => ({
  id,
  post: (message, port) => servePort(port, message.request, renderer),
})
/** Keeps what it gets and never answers. */
const createDeafPage = (id: string) => {
  const ports: MessagePort[] = []
  return { page: { id, post: (_message: unknown, port: MessagePort) => void ports.push(port) }, ports }
}
const pagesOf = (...pages: readonly Page[]): Pages => ({
  candidates: async function* () {
    yield* pages
  },
  exists: async () => true,
})

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  )

const readAll = async (body: AsyncGenerator<Uint8Array>) => {
  const all: number[] = []
  for await (const piece of body) all.push(...piece)
  return all
}
const signal = new AbortController().signal

afterEach(() => {
  vi.useRealTimers()
})

describe('through the wire', () => {
  test('the sound arrives whole and in order, with its head', async () => {
    const link = createEngineLink(pagesOf(pageWith('one', createRenderer(counting).renderer)), patience)
    const { body, ...head } = await link.render(request, 'one', signal)
    expect(head).toMatchObject({ contentType: 'audio/wav', contentLength: 6, timing })
    expect(await readAll(body)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('a description arrives', async () => {
    const link = createEngineLink(pagesOf(pageWith('one', createRenderer(counting).renderer)), patience)
    expect(await link.describe(ask, 'one')).toEqual(description)
  })

  test('what the engine refuses arrives as it said it', async () => {
    const refuse = async () => {
      throw new ProblemError(problem('format/not-available', 'song.wma'))
    }
    const link = createEngineLink(pagesOf(pageWith('one', { describe: refuse, chunk: refuse })), patience)
    expect(await codeOf(link.render(request, 'one', signal))).toBe('format/not-available')
    expect(await codeOf(link.describe(ask, 'one'))).toBe('format/not-available')
  })

  test('a problem in the middle arrives after the bytes before it', async () => {
    const { renderer } = createRenderer(async function* () {
      yield Uint8Array.of(1)
      throw new ProblemError(problem('decode/failed', 'song.mp3'))
    })
    const { body } = await createEngineLink(pagesOf(pageWith('one', renderer)), patience).render(
      request,
      'one',
      signal,
    )
    expect((await body.next()).value).toEqual(Uint8Array.of(1))
    expect(await codeOf(body.next())).toBe('decode/failed')
  })

  test('leaving the body early stops the work', async () => {
    const { renderer, signals } = createRenderer(async function* (work) {
      yield Uint8Array.of(1)
      while (!work.aborted) yield Uint8Array.of(0)
    })
    const link = createEngineLink(pagesOf(pageWith('one', renderer)), patience)
    const { body } = await link.render(request, 'one', signal)
    await body.next()
    await body.return()
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
  })

  test('giving up before the first byte stops the work', async () => {
    const { renderer, signals } = createRenderer(counting)
    const link = createEngineLink(pagesOf(pageWith('one', renderer)), patience)
    const leaving = new AbortController()
    await link.render(request, 'one', leaving.signal)
    leaving.abort()
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
  })

  test('a slow reader holds the engine back', async () => {
    let made = 0
    const { renderer } = createRenderer(async function* () {
      for (;;) {
        made += 1
        yield Uint8Array.of(made)
      }
    })
    const link = createEngineLink(pagesOf(pageWith('one', renderer)), patience)
    const { body } = await link.render(request, 'one', signal)
    await body.next()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(made).toBeLessThanOrEqual(3)
    await body.return()
  })
})

describe('nobody waits for ever', () => {
  test('a page that does not answer is passed over for the next', async () => {
    const deaf = createDeafPage('deaf')
    const link = createEngineLink(
      pagesOf(deaf.page, pageWith('two', createRenderer(counting).renderer)),
      patience,
    )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const rendering = link.render(request, 'deaf', signal)
    while (deaf.ports.length === 0) await nextTurn()
    vi.advanceTimersByTime(patience.accepted)
    const { body } = await rendering
    expect(await readAll(body)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('without any page that answers, none is available', async () => {
    expect(await codeOf(createEngineLink(pagesOf(), patience).render(request, '', signal))).toBe(
      'engine/unavailable',
    )
    const deaf = createDeafPage('deaf')
    const hasty = { ...patience, accepted: soon }
    expect(await codeOf(createEngineLink(pagesOf(deaf.page), hasty).describe(ask, ''))).toBe(
      'engine/unavailable',
    )
  })

  test('an engine that accepts and then says nothing is a time-out', async () => {
    const page = pageWith('one', { describe: never, chunk: never })
    const link = createEngineLink(pagesOf(page), { ...patience, head: soon })
    expect(await codeOf(link.render(request, 'one', signal))).toBe('engine/timeout')
    expect(await codeOf(link.describe(ask, 'one'))).toBe('engine/timeout')
  })

  test('an engine that stops in the middle is a time-out', async () => {
    const { renderer } = createRenderer(async function* () {
      yield Uint8Array.of(1)
      await never()
    })
    const link = createEngineLink(pagesOf(pageWith('one', renderer)), patience)
    const { body } = await link.render(request, 'one', signal)
    await body.next()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const code = codeOf(body.next())
    await nextTurn()
    vi.advanceTimersByTime(patience.data)
    expect(await code).toBe('engine/timeout')
  })

  test('what a page loses ends at once, and nothing of another page', async () => {
    const waiting = () =>
      createRenderer(async function* () {
        yield Uint8Array.of(1)
        await never()
      }).renderer
    const link = createEngineLink(
      { ...pagesOf(), candidates: (id) => pagesOf(pageWith(id, waiting())).candidates(id) },
      patience,
    )
    const lost = (await link.render(request, 'lost', signal)).body
    const kept = (await link.render(request, 'kept', signal)).body
    await Promise.all([lost.next(), kept.next()])
    const after = Promise.race([
      kept.next(),
      new Promise((resolve) => setTimeout(resolve, 50, 'still waits')),
    ])
    link.lose('lost')
    expect(await codeOf(lost.next())).toBe('engine/died')
    expect(await after).toBe('still waits')
    link.lose('kept')
  })

  test('a page that was closed is noticed without a word from it', async () => {
    let isOpen = true
    const { renderer } = createRenderer(async function* () {
      yield Uint8Array.of(1)
      await never()
    })
    const link = createEngineLink(
      { ...pagesOf(pageWith('one', renderer)), exists: async () => isOpen },
      patience,
    )
    const { body } = await link.render(request, 'one', signal)
    await body.next()
    isOpen = false
    expect(await codeOf(body.next())).toBe('engine/died')
  })

  test('a description is asked for once more when the engine dies', async () => {
    let asked = 0
    const renderer: Renderer = {
      chunk: never,
      describe: async () => {
        asked += 1
        return asked === 1 ? never() : description
      },
    }
    const link = createEngineLink(pagesOf(pageWith('one', renderer)), patience)
    const answer = link.describe(ask, 'one')
    await vi.waitFor(() => expect(asked).toBe(1))
    link.lose('one')
    expect(await answer).toEqual(description)
  })

  test('an engine whose reader falls silent stops its work and says so', async () => {
    const { renderer, signals } = createRenderer(counting)
    const { port1, port2 } = new MessageChannel()
    const heard: string[] = []
    port1.onmessage = ({ data }) => heard.push(data.kind)
    servePort(port2, request, renderer, milliseconds(40))
    await vi.waitFor(() => expect(heard).toEqual(['accepted', 'head', 'problem']))
    expect(signals[0]?.aborted).toBe(true)
    port1.close()
  })
})
