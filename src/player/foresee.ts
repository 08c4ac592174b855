import { chunkUrl, metadataUrl } from '#contracts/stream-url'
import { type Milliseconds, milliseconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { type Programme, sameProgramme } from './programme'
import { currentTrack, upcomingTrack } from './queue'
import { isAudible, isAwaited, type PlayerState, programmeFor } from './state'

/** Whoever goes on to the next track and the next after it is let be. */
const restBefore = milliseconds(400)
const patience = milliseconds(10_000)

/** What would be heard next; null while what was asked for is still on its way. */
export const foreseen = (state: PlayerState): Programme | null => {
  const next = upcomingTrack(state.queue)
  const isSettled = isAudible(state) && !isAwaited(state)
  return isSettled && next && next.id !== currentTrack(state.queue)?.id ? programmeFor(state, next) : null
}

/**
 * Asks for the beginning of the track that would be next, so that the backend has opened its file and holds its first
 * chunk when it is wanted. Enhanced sound needs no asking: the engine knows what is heard next and renders it ahead.
 */
export const createForesight = (base: string, rest: Milliseconds = restBefore) => {
  let expected: Programme | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()

  const ask = async (url: string, signal: AbortSignal) => {
    const response = await fetch(url, { signal })
    // The backend goes on by itself to the end of a chunk that was begun.
    await response.body?.cancel()
  }
  const askFor = ({ track, variant }: Programme) => {
    const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(patience)])
    // What fails now is said when it is wanted.
    for (const url of [metadataUrl(base, track, variant), chunkUrl(base, track, 0, variant)])
      ask(url, signal).catch(() => {})
  }
  const stop = () => {
    clearTimeout(timer)
    asking.abort()
    asking = new AbortController()
  }

  return {
    expect: (next: Programme | null): void => {
      const isSame = expected && next ? sameProgramme(expected, next) : expected === next
      if (isSame) return
      stop()
      expected = next
      if (next && !isWav(next.variant)) timer = setTimeout(() => askFor(next), rest)
    },
    stop,
  }
}
