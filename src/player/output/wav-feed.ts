import { type Problem, problem } from '#contracts/problem'
import { milliseconds, type Seconds, seconds } from '#contracts/units'
import { untilControlled } from './controller'
import type { Feed, FeedContext, Opened } from './feed'
import { request } from './request'
import { nextEvent } from './wait'

const openTime = milliseconds(14_000)
const reloads = 2
/** What is wanted from so early on is read from the beginning: the same file serves all that comes after. */
const nearlyBeginning = seconds(1)

/**
 * A variant as one virtual WAV file, which the element reads by byte range. It is opened at the place to be heard, so
 * that nothing has to be rendered, read or sought before that.
 */
export const createWavFeed = (
  urlFrom: (start: Seconds) => string,
  { element, fail, startsAt }: FeedContext,
): Feed => {
  const closing = new AbortController()
  const { signal } = closing
  let opening = new AbortController()
  const whole = urlFrom(seconds(0))

  const startFor = (position: Seconds) =>
    seconds(position < nearlyBeginning ? 0 : Math.floor(position * 1000) / 1000)

  const point = (position: Seconds, start: Seconds) => {
    startsAt(start)
    announce(urlFrom(start))
    element.src = urlFrom(start)
    if (start === 0 && position > 0) element.currentTime = position
  }

  const load = async (position: Seconds, until: AbortSignal): Promise<Opened> => {
    for (let attempt = 0; ; attempt++) {
      // What lies at the very end may be too little for a file.
      const start = attempt === 0 ? startFor(position) : seconds(0)
      point(position, start)
      const outcome = await nextEvent(element, ['loadedmetadata', 'error'], openTime, until)
      if (outcome === 'loadedmetadata')
        return { status: 'opened', duration: seconds(start + element.duration) }
      const found = await diagnose(whole, until)
      if (outcome !== 'error' || found || attempt === reloads) {
        return { status: 'failed', problem: found ?? unplayable(element) }
      }
    }
  }

  let isOpen = false
  element.addEventListener(
    'error',
    async () => {
      if (isOpen) fail((await diagnose(whole, signal)) ?? unplayable(element))
    },
    { signal },
  )

  return {
    open: async (position) => {
      opening.abort()
      opening = new AbortController()
      const until = AbortSignal.any([signal, opening.signal])
      isOpen = false
      const controlled = untilControlled(until)
      if (controlled) await controlled
      const opened = await load(position, until)
      isOpen ||= opened.status === 'opened' && !until.aborted
      return opened
    },
    follow: async () => ({ status: 'cannot' }),
    forget: () => undefined,
    cross: () => undefined,
    close: () => closing.abort(),
  }
}

/**
 * Lets the backend begin at once: an element asks only some tasks later, behind what the page paints meanwhile, which
 * takes 20 to 60 ms.
 */
const announce = (url: string): void => {
  const headers = { Purpose: 'prefetch', Range: 'bytes=0-' }
  // The element hears of whatever is wrong.
  fetch(url, { headers, signal: AbortSignal.timeout(openTime) }).catch(() => undefined)
}

/** Media elements keep the reason of an error to themselves, so the same file is asked for once more. */
const diagnose = async (url: string, signal: AbortSignal): Promise<Problem | null> => {
  const answer = await request(url, signal, { headers: { Range: 'bytes=44-1067' } })
  if (answer.status === 'failed') return answer.problem
  if (answer.status === 'answered') await answer.response.body?.cancel().catch(() => undefined)
  return null
}

const unplayable = (element: HTMLAudioElement): Problem =>
  problem('decode/failed', element.error?.message || 'This browser could not play the sound.')
