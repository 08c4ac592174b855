import { vi } from 'vitest'
import { milliseconds, seconds } from '#contracts/units'
import type { Output } from '#player/output/output'

/** A clock that moves only when a test says so, and by a hair whenever it is read: a wait in place comes to its end. */
export const createClock = () => {
  let now = 0
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 0.01
    return now
  })
  return {
    now: () => milliseconds(now),
    /** Lets time pass; `each` is called every millisecond. */
    passes: async (time: number, each: () => void = () => undefined) => {
      for (const end = now + time; now < end; ) {
        now += 1
        await vi.advanceTimersByTimeAsync(1)
        each()
      }
    },
  }
}

type Clock = ReturnType<typeof createClock>

/** An output of a track of `duration` seconds that runs by a test's clock, and tells what was asked of it. */
export const createDeck = (clock: Clock, duration: number, { at = 0, isPlaying = false } = {}) => {
  let base = at
  let since = clock.now()
  let playing = isPlaying
  let share = 1
  const asked: string[] = []
  const position = () => Math.min(duration, playing ? base + (clock.now() - since) / 1000 : base)
  const rebase = (to: number) => {
    base = to
    since = clock.now()
  }
  const run = (heard: number, word: string) => {
    if (!playing) rebase(base)
    playing = true
    share = heard
    asked.push(word)
  }
  const output: Output = {
    prepare: async () => ({ status: 'released' }),
    play: () => run(1, 'play'),
    playInaudibly: () => run(0, 'run'),
    pause: () => {
      rebase(position())
      playing = false
      asked.push('pause')
    },
    setShare: (to) => {
      share = to
    },
    seek: async (to) => {
      rebase(to)
      asked.push(`seek ${to}`)
    },
    position: () => seconds(position()),
    remaining: () => duration - position(),
    follow: () => undefined,
    look: () => undefined,
    isPlaying: () => playing && position() < duration,
    setLevel: () => undefined,
    release: () => undefined,
  }
  return { ...output, asked, share: () => share }
}
