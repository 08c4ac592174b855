import { afterEach, describe, expect, test, vi } from 'vitest'
import { problem } from '#contracts/problem'
import { seconds } from '#contracts/units'
import type { Appended, BufferOperations } from '#player/output/mse/buffer-operations'
import { type BegunChunk, openChunk } from '#player/output/mse/chunk-body'
import { type Loading, loadChunks } from '#player/output/mse/chunk-loader'
import { chunkPlan } from '#player/output/mse/chunk-plan'
import type { Range } from '#player/output/mse/ranges'
import type { Segment } from '#player/output/mse/segment'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.unstubAllGlobals()
})

/** A buffer whose bytes say which chunk they are of: ten pieces of three seconds each. */
const createStage = (
  options: { totalChunks?: number; capacity?: number; hold?: number; takesTypes?: boolean } = {},
) => {
  const { totalChunks = 6, capacity = Number.POSITIVE_INFINITY, hold, takesTypes = true } = options
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
    place: async ({ windowStart }) => void log.push(`place ${windowStart}`),
    changeType: async (kind) => {
      log.push(`type ${kind}`)
      return takesTypes
    },
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

  /** Pieces of later segments go on counting, so that all of them lie on one line. */
  const segmentAt = (order: number, firstChunk: number, chunks: number, type = 'audio/mpeg'): Segment => ({
    order,
    start: seconds(firstChunk * 30),
    plan: chunkPlan({ duration: seconds(chunks * 30), chunkDuration: seconds(30), totalChunks: chunks }),
    type,
    stream: type === 'audio/mpeg' ? 'raw' : 'mp4',
    chunkUrl: (index) => String(firstChunk + index),
    placementOf: () => ({
      mode: 'segments',
      timestampOffset: 0,
      windowStart: firstChunk * 30,
      windowEnd: 1_000,
    }),
  })
  let segments: readonly [Segment, Segment?] = [segmentAt(0, 0, totalChunks)]
  const changes = new EventTarget()
  const gaveUp: number[] = []
  const loading: Loading = {
    element: element as unknown as HTMLAudioElement,
    source: new EventTarget() as MediaSource,
    buffer,
    segments: () => segments,
    changes,
    wantsData: () => true,
    finish: () => {
      finished++
    },
    fail: ({ code }) => problems.push(code),
    giveUp: ({ order }) => {
      gaveUp.push(order)
      follow(null)
    },
  }
  const change = (to: typeof segments) => {
    segments = to
    changes.dispatchEvent(new Event('change'))
  }
  const follow = (chunks: number | null, type?: string) =>
    change(chunks === null ? [segments[0]] : [segments[0], segmentAt(1, totalChunks, chunks, type)])
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
    gaveUp,
    follow,
    cross: () => segments[1] && change([segments[1]]),
    start: (from = 0, begun?: BegunChunk) => {
      element.currentTime = from
      void loadChunks({ ...loading, ...(begun && { begun }) }, seconds(from), closing.signal)
    },
    /** A chunk that somebody asked for before. */
    begin: (index: number) => ({ index, opened: openChunk(String(index), closing.signal) }),
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

  test('a chunk that was begun before is not asked for again', async () => {
    const stage = createStage()
    stage.start(0, stage.begin(0))
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    expect(stage.fetches()).toEqual([0, 1, 2])
  })

  test('one that was begun for another place is let go of', async () => {
    const stage = createStage()
    const begun = stage.begin(5)
    stage.start(0, begun)
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    expect(stage.fetches()).toEqual([5, 0, 1, 2])
    const opened = await begun.opened
    expect(opened.status === 'opened' && (await opened.body.next()).status).toBe('end')
  })

  test('places the first chunk and lets the next ones follow it', async () => {
    const stage = createStage()
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    expect(stage.log.filter((line) => line.startsWith('place'))).toHaveLength(1)
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

  test('says when everything up to the end is there, but not while something may yet follow', async () => {
    const stage = createStage({ totalChunks: 2 })
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(20))
    stage.playTo(50)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stage.finished()).toBe(0)
    stage.playTo(59)
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

describe('what follows', () => {
  const atTheEnd = async (options: Parameters<typeof createStage>[0] = {}) => {
    const stage = createStage({ totalChunks: 2, ...options })
    stage.start()
    await vi.waitFor(() => expect(stage.held.size).toBe(20))
    stage.playTo(52)
    return stage
  }

  test('is appended from the border on, its first chunk before the rest', async () => {
    const stage = await atTheEnd()
    stage.follow(3)
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    expect(stage.fetches()).toEqual([0, 1, 2])
    expect(stage.log).toContain('place 60')
    stage.playTo(61)
    await vi.waitFor(() => expect(stage.fetches()).toEqual([0, 1, 2, 3, 4]))
  })

  test('waits until all that is heard before it is there', async () => {
    const stage = createStage({ totalChunks: 2, hold: 1 })
    stage.start()
    stage.follow(1)
    await vi.waitFor(() => expect(stage.held.has(11)).toBe(true))
    expect(stage.fetches()).toEqual([0, 1])
  })

  test('keeps the stream open across the border', async () => {
    const stage = await atTheEnd()
    stage.follow(3)
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    stage.playTo(59.9)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stage.finished()).toBe(0)
  })

  test('lets go of the track before once that was left behind, and of no packet of its own', async () => {
    const stage = await atTheEnd()
    stage.follow(3)
    await vi.waitFor(() => expect(stage.held.size).toBe(30))
    stage.playTo(66)
    stage.cross()
    await vi.waitFor(() => expect(stage.log).toContain('remove 0-59.9995'))
    expect(stage.held.has(20)).toBe(true)
  })

  test('of another kind is announced to the buffer', async () => {
    const stage = await atTheEnd()
    stage.follow(1, 'audio/mp4')
    await vi.waitFor(() => expect(stage.log).toContain('type audio/mp4'))
  })

  test('that cannot be had is given up, and what plays goes on to its end', async () => {
    const stage = await atTheEnd({ takesTypes: false })
    stage.follow(1, 'audio/mp4')
    await vi.waitFor(() => expect(stage.gaveUp).toEqual([1]))
    expect(stage.problems).toEqual([])
    stage.playTo(59)
    await vi.waitFor(() => expect(stage.finished()).toBeGreaterThan(0))
  })

  test('that is replaced halfway leaves, and its successor comes', async () => {
    const stage = await atTheEnd({ hold: 2 })
    stage.follow(1)
    await vi.waitFor(() => expect(stage.held.has(21)).toBe(true))
    stage.follow(null)
    stage.playTo(59)
    await vi.waitFor(() => expect(stage.finished()).toBeGreaterThan(0))
    expect(stage.problems).toEqual([])
  })
})
