import { type Problem, problem } from '#contracts/problem'
import { milliseconds, type Seconds, seconds } from '#contracts/units'
import { untilControlled } from './controller'
import type { Feed, FeedContext, Opened } from './feed'
import { request } from './request'
import { nextEvent } from './wait'

const openTime = milliseconds(14_000)
const reloads = 2

/** A variant as one virtual WAV file at `url`, which the element reads by byte range. */
export const createWavFeed = (url: string, { element, fail }: FeedContext): Feed => {
  const closing = new AbortController()
  const { signal } = closing

  const load = async (position: Seconds): Promise<Opened> => {
    for (let attempt = 0; ; attempt++) {
      element.src = url
      if (position > 0) element.currentTime = position
      const outcome = await nextEvent(element, ['loadedmetadata', 'error'], openTime, signal)
      if (outcome === 'loadedmetadata') return { status: 'opened', duration: seconds(element.duration) }
      const found = await diagnose(url, signal)
      if (outcome !== 'error' || found || attempt === reloads) {
        return { status: 'failed', problem: found ?? unplayable(element) }
      }
    }
  }

  return {
    open: async (position) => {
      const controlled = untilControlled(signal)
      if (controlled) await controlled
      const opened = await load(position)
      const broken = async () => fail((await diagnose(url, signal)) ?? unplayable(element))
      if (opened.status === 'opened') element.addEventListener('error', () => void broken(), { signal })
      return opened
    },
    follow: async () => ({ status: 'cannot' }),
    forget: () => undefined,
    cross: () => undefined,
    close: () => closing.abort(),
  }
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
