import { type Problem, problem } from '#contracts/problem'
import { milliseconds, type Seconds, seconds } from '#contracts/units'
import { nextEvent } from '../wait'
import type { BufferOperations } from './buffer-operations'
import { type BegunChunk, letGo, type OpenedChunk, openChunk } from './chunk-body'
import { chunkToFetch, firstMissing, hasChunk, makeRoom, playedOut } from './chunk-plan'
import { fetchHead, readHead } from './head'
import { type PlainHead, plainHead } from './plain-head'
import { endOf, rangesIn, type Segment } from './segment'

export interface Loading {
  readonly element: HTMLAudioElement
  readonly source: MediaSource
  readonly buffer: BufferOperations
  /** What plays, and what follows it once that is known. */
  segments(): readonly [Segment, Segment?]
  /** Fires `change` whenever the segments did. */
  readonly changes: EventTarget
  wantsData(): boolean
  /** Of the first segment; let go of where something else turns out to be needed first. */
  readonly begun?: BegunChunk
  /** Everything up to the end is in the buffer, and the end is near. */
  finish(): void
  fail(problem: Problem): void
  /** What was to follow cannot be had. */
  giveUp(following: Segment): void
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
/** A stream that was ended may not be heard beyond that end, so it is ended late: something may yet follow. */
export const endMargin = seconds(1.2)
/** A removal up to a border must not take the first packet behind it. */
const besideBorder = seconds(0.000_5)
/** How far behind the playhead a track that was played is let go of. */
const behindBorder = seconds(5)

const undecodable = problem('decode/failed', 'This browser could not take the sound apart.')
const unknownKind = problem('format/not-available', 'This browser does not take another kind of sound.')
const brokenOff = problem('engine/died', 'The sound broke off while it was being read.')

interface Place {
  readonly segment: Segment
  readonly index: number
}

/**
 * Keeps the buffer filled ahead of the playhead, wherever it jumps and into what follows, until `signal` ends it.
 * `from` is where playback will begin, for as long as the element does not know.
 */
export const loadChunks = async (loading: Loading, from: Seconds, signal: AbortSignal): Promise<void> => {
  const { element, buffer } = loading
  /** Of each segment the chunk after the one appended last; none after a jump. */
  let cursors = new WeakMap<Segment, number>()
  /** The chunk that may be appended without placing it anew. */
  let follows: Place | null = null
  let current: (Place & { readonly abandon: AbortController }) | null = null
  const heads = new WeakMap<Segment, PlainHead>()
  /** Whose head the buffer goes by. */
  let configured: Segment | null = null
  let type = loading.segments()[0].type
  let misses = 0
  let begun = loading.begun

  /** What was begun serves the first chunk that is loaded, or nobody. */
  const openFirst = ({ segment, index }: Place, abandoned: AbortSignal): Promise<OpenedChunk> => {
    const first = begun
    begun = undefined
    if (first?.index === index && segment === loading.segments()[0]) return first.opened
    if (first) void first.opened.then(letGo)
    return openChunk(segment.chunkUrl(index), abandoned)
  }

  const position = () => (element.readyState === element.HAVE_NOTHING ? from : seconds(element.currentTime))
  const playing = () => {
    const [now, next] = loading.segments()
    return next && position() >= next.start ? next : now
  }
  const bufferedIn = (segment: Segment) => ({
    position: seconds(Math.max(0, position() - segment.start)),
    ranges: rangesIn(segment, buffer.ranges()),
    cursor: cursors.get(segment) ?? null,
  })
  const missingIn = (segment: Segment) => firstMissing(segment.plan, bufferedIn(segment))
  const isComplete = (segment: Segment) => missingIn(segment) >= segment.plan.totalChunks

  const wanted = (): Place | null => {
    const segment = playing()
    const index = chunkToFetch(segment.plan, bufferedIn(segment))
    if (index !== null) return { segment, index }
    const [now, next] = loading.segments()
    if (!next || segment !== now || !isComplete(now)) return null
    // Its first chunk will do until it plays.
    const first = chunkToFetch({ ...next.plan, lookAhead: seconds(0) }, bufferedIn(next))
    return first === null ? null : { segment: next, index: first }
  }

  const serves = ({ segment, index }: Place): boolean => {
    if (!loading.segments().includes(segment)) return false
    const now = playing()
    if (segment !== now) return isComplete(now)
    const missing = missingIn(now)
    // A chunk that is nearly there looks complete, and is let finish.
    return missing === index || missing === index + 1
  }
  const replan = () => {
    cursors = new WeakMap()
    if (current && !serves(current)) current.abandon.abort()
  }
  for (const moment of ['loadedmetadata', 'seeking']) element.addEventListener(moment, replan, { signal })
  const dropStale = () => {
    if (current && !loading.segments().includes(current.segment)) current.abandon.abort()
  }
  loading.changes.addEventListener('change', dropStale, { signal })

  const rest = async () => {
    const woken = new AbortController()
    const either = AbortSignal.any([signal, woken.signal])
    await Promise.race([
      nextEvent(element, ['timeupdate', 'seeking', 'waiting'], idleTime, either),
      nextEvent(loading.source, ['startstreaming'], idleTime, either),
      nextEvent(loading.changes, ['change'], idleTime, either),
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
      const room = makeRoom(playing().plan, { position: position(), ranges: buffer.ranges() })
      for (const range of room) await buffer.remove(range)
      if (room.length === 0) await nextEvent(element, ['timeupdate'], idleTime, abandoned)
    }
    return true
  }

  const place = async ({ segment, index }: Place) => {
    const [now, next] = loading.segments()
    const delay = heads.get(segment)?.delay ?? seconds(0)
    await buffer.place(segment.placementOf(index, delay, segment === (next ?? now)))
  }

  /** Places a chunk behind its head, where the buffer goes by another one. */
  const enter = async (at: Place, abandoned: AbortSignal): Promise<boolean> => {
    const { segment } = at
    await place(at)
    if (configured === segment) return true
    const head = heads.get(segment)
    configured = segment
    return head ? append(head.bytes, abandoned) : true
  }

  const load = async (at: Place, abandoned: AbortSignal): Promise<Loaded> => {
    const { segment, index } = at
    const isPlaced = follows?.segment === segment && follows.index === index
    follows = null
    if (segment.type !== type) {
      if (!(await buffer.changeType(segment.type))) return { status: 'failed', problem: unknownKind }
      type = segment.type
      configured = null
    }
    const undone = { status: 'failed', problem: undecodable } as const
    if (index > 0 && !heads.has(segment)) {
      const head = await fetchHead(segment.chunkUrl(0), segment.stream, abandoned)
      if (head.status === 'aborted') return { status: 'abandoned' }
      if (head.status !== 'found') return head
      heads.set(segment, plainHead(head.bytes, segment.order))
    }
    if (index > 0 && !isPlaced && !(await enter(at, abandoned))) return undone
    const opened = await openFirst(at, abandoned)
    if (opened.status === 'aborted') return { status: 'abandoned' }
    if (opened.status === 'failed') return opened
    const { body } = opened
    try {
      if (index === 0) {
        const head = await readHead(body, segment.stream, abandoned)
        if (head.status === 'aborted') return { status: 'abandoned' }
        if (head.status !== 'found') return head
        heads.set(segment, plainHead(head.bytes, segment.order))
        if (!(await enter(at, abandoned)) || !(await append(head.rest, abandoned))) return undone
      }
      for (;;) {
        const piece = await body.next()
        if (abandoned.aborted) return { status: 'abandoned' }
        if (piece.status === 'broken') return piece
        if (piece.status === 'end') return { status: 'loaded' }
        if (!(await append(piece.bytes, abandoned))) return undone
        if (abandoned.aborted) return { status: 'abandoned' }
      }
    } finally {
      body.cancel()
    }
  }

  /** What is left of a chunk that was abandoned halfway goes: the buffer then holds whole chunks only. */
  const dropPartial = async (at: Place) => {
    const { segment, index } = at
    await place(at)
    if (!loading.segments().includes(segment)) return
    const border = segment.start + index * segment.plan.chunkDuration
    const to = Math.min(border + segment.plan.chunkDuration, endOf(segment))
    await buffer.remove({ from: seconds(border), to: seconds(to) })
  }

  const dropPlayed = async () => {
    const { plan, start } = playing()
    const [first] = buffer.ranges()
    if (first && first.from < start - besideBorder && position() - start > behindBorder) {
      await buffer.remove({ from: first.from, to: seconds(start - besideBorder) })
    }
    const behind = playedOut(plan, bufferedIn(playing()))
    if (behind) {
      await buffer.remove({ from: seconds(start + behind.from), to: seconds(start + behind.to) })
    }
  }

  /** What follows may fail by itself; true where nothing can go on. */
  const fails = (segment: Segment, cause: Problem): boolean => {
    const isHeard = segment === playing()
    if (isHeard) loading.fail(cause)
    else loading.giveUp(segment)
    return isHeard
  }

  const finishWhenDue = () => {
    const [now, next] = loading.segments()
    const last = next ?? now
    if (playing() !== last || endOf(last) - position() > endMargin) return
    if (isComplete(last)) loading.finish()
  }

  while (!signal.aborted) {
    const at = loading.wantsData() ? wanted() : null
    if (at === null) {
      finishWhenDue()
      await rest()
      continue
    }
    await dropPlayed()

    const abandon = new AbortController()
    current = { ...at, abandon }
    const outcome = await load(at, AbortSignal.any([signal, abandon.signal]))
    current = null
    if (signal.aborted) return
    let cause: Problem | null = null
    switch (outcome.status) {
      case 'loaded':
        misses = 0
        cursors.set(at.segment, at.index + 1)
        follows = { ...at, index: at.index + 1 }
        if (!hasChunk(at.segment.plan, rangesIn(at.segment, buffer.ranges()), at.index)) cause = undecodable
        break
      case 'abandoned':
        await dropPartial(at)
        break
      case 'failed':
        cause = outcome.problem
        break
      case 'broken':
        cursors.set(at.segment, at.index)
        misses += 1
        if (misses >= attempts) cause = brokenOff
    }
    if (cause && fails(at.segment, cause)) return
  }
}
