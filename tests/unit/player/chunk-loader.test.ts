import { afterEach, describe, expect, test, vi } from 'vitest'
import { problem } from '#contracts/problem'
import { seconds } from '#contracts/units'
import type { Appended, BufferOperations } from '#player/output/mse/buffer-operations'
import { type Loading, loadChunks } from '#player/output/mse/chunk-loader'
import { chunkPlan } from '#player/output/mse/chunk-plan'
import type { Range } from '#player/output/mse/ranges'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.unstubAllGlobals()
})

/** A buffer whose bytes say which chunk they are of: ten pieces of three seconds each. */
const createStage = (options: { totalChunks?: number; capacity?: number; hold?: number } = {}) => {
  const { totalChunks = 6, capacity = Number.POSITIVE_INFINITY, hold } = options
  const held = new Set<number>()
  const log: string[] = []
  const element = Object.assign(new EventTarget(), {
    HAVE_NOTHING: 0,
    HAVE_METADATA: 1,
    readyState: 0,
    currentTime: 0,
  })
  const problems: string[] = []
  let finished = 0

  const ranges = (): readonly Range[] =>
    [...held].sort((a, b) => a - b).map((piece) => ({ from: seconds(piece * 3), to: seconds(piece * 3 + 3) }))
  const buffer: BufferOperations = {
    append: async (bytes): Promise<Appended> => {
      const [piece] = bytes
      if (piece === undefined || piece === 255) return 'appended'
      if (piece === 254) return 'failed'
      if (held.size >= capacity) return 'full'
      held.add(piece)
      element.readyState = 1
      return 'appended'
    },
    remove: async ({ from, to }) => {
      log.push(`remove ${from}-${to}`)
      for (const piece of [...held]) if (piece * 3 >= from && piece * 3 < to) held.delete(piece)
    },
    place: async () => void log.push('place'),
    ranges,
  }

  const chunk = (index: number, signal: AbortSignal) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')))
        const pieces = index === hold ? 2 : 10
        for (let piece = 0; piece < pieces; piece++) controller.enqueue(Uint8Array.of(index * 10 + piece))
        if (index !== hold) controller.close()
      },
    })
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    log.push(`fetch ${url}`)
    return new Response(chunk(Number(url), signal))
  })

  const loading: Loading = {
    element: element as unknown as HTMLAudioElement,
    source: new EventTarget() as MediaSource,
    buffer,
    plan: chunkPlan({ duration: seconds(totalChunks * 30), chunkDuration: seconds(30), totalChunks }),
    chunkUrl: (index) => String(index),
    placementOf: () => ({ mode: 'segments', timestampOffset: 0, windowEnd: 1_000 }),
    head: async () => {
      log.push('head')
      return { status: 'found', bytes: Uint8Array.of(255) }
    },
    wantsData: () => true,
    finish: () => {
      finished++
    },
    fail: ({ code }) => problems.push(code),
  }
  const closing = new AbortController()
  closers.push(() => closing.abort())

  const moveTo = (position: number, event: 'seeking' | 'timeupdate') => {
    element.currentTime = position
    element.dispatchEvent(new Event(event))
  }
  return {
    log,
    held,
    problems,
    loading,
    finished: () => finished,
    start: (from = 0) => {
      element.currentTime = from
      void loadChunks(loading, seconds(from), closing.signal)
    },
    seek: (to: number) => moveTo(to, 'seeking'),
    playTo: (to: number) => moveTo(to, 'timeupdate'),
    fetches: () => log.filter((line) => line.startsWith('fetch')).map((line) => Number(line.slice(6))),
  }
}

describe('loading chunks', () => {
  test('fills a minute ahead, then as the playhead moves', async () => {
    const stage = createStage()
    stage.start()
    await vi.waitFor(() => expect(stage.fetches()).toEqual([0, 1, 2]))
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    stage.playTo(31)
    await vi.waitFor(() => expect(stage.fetches()).toEqual([0, 1, 2, 3]))
  })

  test('places the first chunk and lets the next ones follow it', async () => {
    const stage = createStage()
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    expect(stage.log.filter((line) => line === 'place')).toHaveLength(1)
  })

  test('starting in the middle appends the initialisation segment first, and only once', async () => {
    const stage = createStage()
    stage.start(95)
    await vi.waitFor(() => expect(stage.fetches()).toEqual([3, 4, 5]))
    expect(stage.log.slice(0, 3)).toEqual(['place', 'head', 'fetch 3'])
    expect(stage.log.filter((line) => line === 'head')).toHaveLength(1)
  })

  test('a jump leaves a chunk that hangs, forgets its half, and fetches the one it lands in', async () => {
    const stage = createStage({ hold: 1 })
    stage.start()
    await vi.waitFor(() => expect(stage.held.has(11)).toBe(true))
    stage.seek(125)
    await vi.waitFor(() => expect(stage.fetches()).toEqual([0, 1, 4, 5]))
    expect(stage.log).toContain('remove 30-60')
    expect(stage.held.has(10)).toBe(false)
  })

  test('a jump within the chunk that is on its way waits for it', async () => {
    const stage = createStage({ hold: 0 })
    stage.start()
    await vi.waitFor(() => expect(stage.held.has(1)).toBe(true))
    stage.seek(20)
    stage.seek(3)
    expect(stage.fetches()).toEqual([0])
  })

  test('lets go of chunks played long ago', async () => {
    const stage = createStage()
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    stage.playTo(75)
    await vi.waitFor(() => expect(stage.log).toContain('remove 0-30'))
  })

  test('a full buffer waits for the playhead and loses nothing', async () => {
    const stage = createStage({ capacity: 15 })
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(15))
    stage.playTo(31)
    await vi.waitFor(() => expect(stage.held.has(20)).toBe(true))
    expect([...stage.held].sort((a, b) => a - b)).toEqual(
      Array.from({ length: stage.held.size }, (_, index) => index + Math.min(...stage.held)),
    )
    expect(stage.problems).toEqual([])
  })

  test('says when everything up to the end is there', async () => {
    const stage = createStage({ totalChunks: 2 })
    stage.start()
    await vi.waitFor(() => expect(stage.finished()).toBeGreaterThan(0))
    expect(stage.fetches()).toEqual([0, 1])
  })

  test('a refused chunk ends it with the problem of the backend', async () => {
    const stage = createStage()
    const body = JSON.stringify(problem('file/missing', 'Gone.'))
    vi.stubGlobal('fetch', async () => new Response(body, { status: 500 }))
    stage.start()
    await vi.waitFor(() => expect(stage.problems).toEqual(['file/missing']))
  })

  test('bytes that are no sound end it as undecodable', async () => {
    const stage = createStage()
    vi.stubGlobal('fetch', async () => new Response(Uint8Array.of(255)))
    stage.start()
    await vi.waitFor(() => expect(stage.problems).toEqual(['decode/failed']))
  })
})
