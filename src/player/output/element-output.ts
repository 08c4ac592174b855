import { type Problem, problem } from '#contracts/problem'
import { milliseconds, type Seconds, seconds } from '#contracts/units'
import type { Programme } from '../programme'
import { returnAudioElement, takeAudioElement } from './audio-element'
import type { Feed, FeedContext, Opened } from './feed'
import { createHeardLevel } from './heard-level'
import type { Level, Output, OutputReport, Prepared } from './output'
import { createTimeline } from './timeline'
import { nextEvent } from './wait'
import { watchProgress } from './watchdog'

const prepareTime = milliseconds(15_000)
const seekTime = milliseconds(3_000)
/** This close to its end a sound never has future data, and is ready all the same. */
const lastMoment = seconds(0.5)
/** Closer than this is no seek. */
const samePlace = seconds(0.001)
/** Nearer than this a border is waited for. */
const soon = seconds(1.5)
/** A push over a hole in the buffer. */
const nudge = seconds(0.05)

/** An output over one media element that `feed` fills. Reports nothing before it is prepared or after its release. */
export const createElementOutput = (
  createFeed: (context: FeedContext) => Feed,
  level: Level,
  report: (report: OutputReport) => void,
): Output => {
  const element = takeAudioElement()
  const releasing = new AbortController()
  const { signal } = releasing
  let wanted = false
  const timeline = createTimeline()
  /** Where to be, while the element does not know its sound. */
  let target: Seconds | null = seconds(0)
  let settle: ((prepared: Prepared) => void) | null = null

  const fail = (cause: Problem) => {
    if (signal.aborted) return
    if (settle) settle({ status: 'failed', problem: cause })
    else report({ kind: 'failed', problem: cause })
  }
  /** What was asked to follow and does not play yet. */
  let following: Programme | null = null
  const unjoined = () => {
    timeline.forget()
    if (following && !signal.aborted) report({ kind: 'unjoined', programme: following })
    following = null
  }
  const feed = createFeed({ element, fail, unjoined, startsAt: timeline.startAt })

  const isReady = () =>
    element.readyState >= element.HAVE_FUTURE_DATA ||
    (element.readyState >= element.HAVE_CURRENT_DATA && timeline.remaining(element.currentTime) <= lastMoment)

  const settleWhenReady = () => {
    const duration = timeline.duration()
    if (target === null || duration === null || element.seeking || !isReady()) return
    target = null
    settle?.({ status: 'ready', duration })
    if (wanted && element.paused) start()
  }

  const start = () => {
    element.play().catch((error: unknown) => {
      if (signal.aborted || !wanted) return
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        wanted = false
        report({ kind: 'refused' })
      }
      // AbortError: a pause or a reload came in between. NotSupportedError: the error event says more.
    })
  }

  const listen = (type: string, listener: () => void) => element.addEventListener(type, listener, { signal })
  listen('loadedmetadata', () => {
    if (target === null) return
    const at = timeline.timeOf(target)
    if (at > 0 && Math.abs(element.currentTime - at) > samePlace) element.currentTime = at
  })
  for (const type of ['loadeddata', 'canplay', 'seeked', 'durationchange']) listen(type, settleWhenReady)
  listen('playing', () => {
    settleWhenReady()
    if (wanted) report({ kind: 'playing' })
  })
  listen('waiting', () => {
    if (wanted) report({ kind: 'waiting' })
  })
  listen('pause', () => {
    // A pause of our own, undone since, arrives here late.
    if (!wanted || !element.paused || element.ended || target !== null) return
    wanted = false
    report({ kind: 'paused' })
  })
  listen('play', () => {
    // As after a call. What we started ourselves is wanted.
    if (wanted || element.paused || target !== null) return
    wanted = true
    report({ kind: 'resumed' })
  })
  listen('ended', () => {
    wanted = false
    report({ kind: 'ended' })
  })

  const position = () => target ?? timeline.positionAt(element.currentTime)

  let border: ReturnType<typeof setTimeout> | undefined
  /** Says at once what changes at the border between two programmes: media events are a quarter of a second apart. */
  const watchBorder = () => {
    clearTimeout(border)
    if (target !== null || !wanted || element.seeking || signal.aborted) return
    const remaining = timeline.remaining(element.currentTime)
    if (remaining <= 0) return cross()
    if (remaining < soon) border = setTimeout(watchBorder, remaining * 1000)
  }
  const cross = () => {
    // An ended element tells the end of everything it holds.
    const next = element.ended ? null : timeline.cross()
    if (next) {
      following = null
      feed.cross()
      report({ kind: 'crossed', ...next })
    } else if (timeline.hasForgotten() && !element.ended) {
      // Sound of a track that shall not follow any more was decoded already.
      wanted = false
      element.pause()
      report({ kind: 'ended' })
    }
  }
  const look = () => {
    watchBorder()
    report({ kind: 'clock', position: position() })
  }
  listen('timeupdate', look)
  for (const type of ['playing', 'seeked']) listen(type, watchBorder)

  const follow = (next: Programme | null) => {
    timeline.forget()
    feed.forget()
    following = next
    if (!next) return
    const isStale = () => following !== next || signal.aborted
    feed.follow(next).then((followed) => {
      if (isStale()) return
      if (followed.status === 'cannot') return unjoined()
      timeline.join({ programme: next, duration: followed.duration })
      watchBorder()
    }, unjoined)
  }

  const stopWatching = watchProgress({
    isDue: () => wanted && !settle && !element.ended,
    position,
    push: () => {
      element.currentTime += nudge
    },
    giveUp: () => fail(problem('engine/timeout', 'The sound stopped coming.')),
  })

  const { setLevel, setShare } = createHeardLevel(element, level)
  const run = (share: number) => {
    wanted = true
    setShare(share)
    start()
  }

  let openings = 0
  /** Points the element at the sound, from `to` on; what was under way before counts no more. */
  const open = async (to: Seconds) => {
    const opening = ++openings
    target = to
    const opened = await feed
      .open(to)
      .catch(
        (error: unknown): Opened => ({ status: 'failed', problem: problem('decode/failed', String(error)) }),
      )
    if (opening !== openings || signal.aborted) return
    if (opened.status === 'failed') return fail(opened.problem)
    timeline.open(opened.duration)
    settleWhenReady()
  }

  return {
    prepare: (from) =>
      new Promise((resolve) => {
        const timer = setTimeout(
          () => fail(problem('engine/timeout', 'The sound did not come in time.')),
          prepareTime,
        )
        settle = (prepared) => {
          clearTimeout(timer)
          settle = null
          resolve(prepared)
        }
        void open(from)
      }),
    play: () => {
      const runsAlready = !element.paused && !settle
      run(1)
      if (runsAlready && isReady()) report({ kind: 'playing' })
    },
    playInaudibly: () => run(0),
    pause: () => {
      wanted = false
      element.pause()
    },
    setShare,
    seek: async (to) => {
      if (target !== null) target = to
      // WebKit never ends a seek to where a paused element already is, and stands still from then on.
      const at = timeline.timeOf(to)
      if (at < -samePlace) {
        // Its clock begins later.
        if (wanted) report({ kind: 'waiting' })
        await open(to)
        if (target !== null) await nextEvent(element, ['canplay'], seekTime, signal)
        return
      }
      if (!element.seeking && Math.abs(element.currentTime - at) < samePlace) return
      element.currentTime = Math.max(0, at)
      if (element.readyState === element.HAVE_NOTHING) return
      await nextEvent(element, ['seeked'], seekTime, signal)
      // The event may have been an earlier seek's.
      if (element.seeking) await nextEvent(element, ['seeked'], seekTime, signal)
    },
    position,
    remaining: () => timeline.remaining(element.currentTime),
    follow,
    look,
    isPlaying: () => wanted,
    setLevel,
    release: () => {
      releasing.abort()
      clearTimeout(border)
      stopWatching()
      settle?.({ status: 'released' })
      feed.close()
      returnAudioElement(element)
    },
  }
}
