import { type Problem, problem } from '#contracts/problem'
import { milliseconds, type Seconds, seconds } from '#contracts/units'
import { nextEvent } from '../wait'
import type { BufferOperations, Placement } from './buffer-operations'
import { openChunk } from './chunk-body'
import { type ChunkPlan, chunkToFetch, firstMissing, hasChunk, makeRoom, playedOut } from './chunk-plan'
import type { Head } from './head'

export interface Loading {
  readonly element: HTMLAudioElement
  readonly source: MediaSource
  readonly buffer: BufferOperations
  readonly plan: ChunkPlan
  chunkUrl(index: number): string
  placementOf(index: number): Placement
  /** The initialisation segment by itself, for a stream that is not entered at its beginning. */
  head(signal: AbortSignal): Promise<Head>
  wantsData(): boolean
  /** Everything up to the end is in the buffer. */
  finish(): void
  fail(problem: Problem): void
}

type Loaded =
  | { readonly status: 'loaded' }
  | { readonly status: 'abandoned' }
  | { readonly status: 'broken' }
  | { readonly status: 'failed'; readonly problem: Problem }

const attempts = 3
/** Seldom enough to cost nothing, often enough that an event a browser forgets does not matter. */
const idleTime = milliseconds(1_000)
/** A larger append could be more than a small device's whole buffer. */
const largestAppend = 256 * 1024

const undecodable = problem('decode/failed', 'This browser could not take the sound apart.')

/**
 * Keeps the buffer filled ahead of the playhead, wherever it jumps, until `signal` ends it. `from` is where playback
 * will begin, for as long as the element does not know.
 */
export const loadChunks = async (loading: Loading, from: Seconds, signal: AbortSignal): Promise<void> => {
  const { element, buffer, plan } = loading
  /** The chunk after the one appended last; null after a jump. */
  let cursor: number | null = null
  /** The chunk that may be appended without placing it anew. */
  let follows: number | null = null
  let current: { readonly index: number; readonly abandon: AbortController } | null = null
  let hasHead = false
  let misses = 0

  const position = () => (element.readyState === element.HAVE_NOTHING ? from : seconds(element.currentTime))
  const buffered = () => ({ position: position(), ranges: buffer.ranges(), cursor })

  const replan = () => {
    cursor = null
    const missing = firstMissing(plan, buffered())
    // A chunk that is nearly there looks complete, and is let finish.
    const serves = current !== null && (missing === current.index || missing === current.index + 1)
    if (!serves) current?.abandon.abort()
  }
  for (const moment of ['loadedmetadata', 'seeking']) element.addEventListener(moment, replan, { signal })

  const rest = async () => {
    const woken = new AbortController()
    const either = AbortSignal.any([signal, woken.signal])
    await Promise.race([
      nextEvent(element, ['timeupdate', 'seeking', 'waiting'], idleTime, either),
      nextEvent(loading.source, ['startstreaming'], idleTime, either),
    ])
    woken.abort()
  }

  /** Appends, letting go of other sound or waiting for the playhead while the buffer is full. */
  const append = async (bytes: Uint8Array<ArrayBuffer>, abandoned: AbortSignal): Promise<boolean> => {
    for (let offset = 0; offset < bytes.length; ) {
      if (abandoned.aborted) return true
      const piece = bytes.subarray(offset, offset + largestAppend)
      const outcome = await buffer.append(piece)
      if (outcome === 'failed') return false
      if (outcome === 'appended') {
        offset += piece.length
        continue
      }
      const room = makeRoom(plan, buffered())
      for (const range of room) await buffer.remove(range)
      if (room.length === 0) await nextEvent(element, ['timeupdate'], idleTime, abandoned)
    }
    return true
  }

  const load = async (index: number, abandoned: AbortSignal): Promise<Loaded> => {
    if (index !== follows) await buffer.place(loading.placementOf(index))
    follows = null
    if (index > 0 && !hasHead) {
      const head = await loading.head(abandoned)
      if (head.status === 'aborted') return { status: 'abandoned' }
      if (head.status === 'failed') return head
      if (!(await append(head.bytes, abandoned))) return { status: 'failed', problem: undecodable }
      hasHead = !abandoned.aborted
    }
    const opened = await openChunk(loading.chunkUrl(index), abandoned)
    if (opened.status === 'aborted') return { status: 'abandoned' }
    if (opened.status === 'failed') return opened
    try {
      for (;;) {
        const piece = await opened.body.next()
        if (abandoned.aborted) return { status: 'abandoned' }
        if (piece.status === 'broken') return piece
        if (piece.status === 'end') return { status: 'loaded' }
        if (!(await append(piece.bytes, abandoned))) return { status: 'failed', problem: undecodable }
        if (abandoned.aborted) return { status: 'abandoned' }
        if (index === 0) hasHead ||= element.readyState > element.HAVE_NOTHING
      }
    } finally {
      opened.body.cancel()
    }
  }

  /** What is left of a chunk that was abandoned halfway goes: the buffer then holds whole chunks only. */
  const dropPartial = async (index: number) => {
    await buffer.place(loading.placementOf(index))
    const border = seconds(index * plan.chunkDuration)
    await buffer.remove({ from: border, to: seconds(border + plan.chunkDuration) })
  }

  while (!signal.aborted) {
    const index = loading.wantsData() ? chunkToFetch(plan, buffered()) : null
    if (index === null) {
      if (firstMissing(plan, buffered()) >= plan.totalChunks) loading.finish()
      await rest()
      continue
    }
    const behind = playedOut(plan, buffered())
    if (behind) await buffer.remove(behind)

    const abandon = new AbortController()
    current = { index, abandon }
    const outcome = await load(index, AbortSignal.any([signal, abandon.signal]))
    current = null
    if (signal.aborted) return
    switch (outcome.status) {
      case 'loaded':
        if (!hasChunk(plan, buffer.ranges(), index)) return loading.fail(undecodable)
        misses = 0
        cursor = index + 1
        follows = cursor
        break
      case 'abandoned':
        await dropPartial(index)
        break
      case 'failed':
        return loading.fail(outcome.problem)
      case 'broken':
        cursor = index
        misses += 1
        if (misses >= attempts) {
          return loading.fail(problem('engine/died', 'The sound broke off while it was being read.'))
        }
    }
  }
}
