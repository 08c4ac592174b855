import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seconds } from '#contracts/units'
import type { PlayerView } from '#player/face'
import { createLockScreen } from '#player/media-session'
import { createWorld, track } from './world'

interface Shown {
  readonly duration: number
  readonly position: number
}

const scene = (artworkOf = async (): Promise<readonly MediaImage[]> => [{ src: 'blob:picture' }]) => {
  const told: (Shown | null)[] = []
  const handlers = new Map<string, MediaSessionActionHandler>()
  const session = {
    metadata: null as { title: string; artwork: readonly MediaImage[] } | null,
    playbackState: 'none',
    setActionHandler: (action: string, handler: MediaSessionActionHandler | null) => {
      if (action === 'stop') throw new TypeError('unknown action')
      if (handler) handlers.set(action, handler)
      else handlers.delete(action)
    },
    setPositionState: (state?: Shown) => {
      if (state && state.position > state.duration) throw new TypeError('position past the end')
      told.push(state ? { duration: state.duration, position: state.position } : null)
    },
  }
  vi.stubGlobal('navigator', { mediaSession: session })
  vi.stubGlobal(
    'MediaMetadata',
    class {
      constructor(init: object) {
        Object.assign(this, init)
      }
    },
  )
  const asked: string[] = []
  const ask = (name: string) => () => asked.push(name)
  const lockScreen = createLockScreen(
    {
      play: ask('play'),
      pause: ask('pause'),
      previous: ask('previous'),
      next: ask('next'),
      seek: (to) => asked.push(`seek ${to}`),
    },
    artworkOf,
  )
  return { lockScreen, session, told, handlers, asked }
}

const playing = (): PlayerView => {
  const world = createWorld()
  world.play([track(1), track(2)])
  return world.view()
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('shows the track with its picture, and what the keys do', async () => {
  const { lockScreen, session, handlers, asked } = scene()
  lockScreen.show(playing(), seconds(3))
  expect(session.metadata).toMatchObject({ title: 'Track 1', artwork: [] })
  await vi.advanceTimersByTimeAsync(0)
  expect(session.metadata).toMatchObject({ title: 'Track 1', artwork: [{ src: 'blob:picture' }] })
  expect(session.playbackState).toBe('playing')
  for (const action of ['play', 'pause', 'nexttrack', 'previoustrack'])
    handlers.get(action)?.({ action: 'play' })
  handlers.get('seekto')?.({ action: 'seekto', seekTime: 42 })
  expect(asked).toEqual(['play', 'pause', 'next', 'previous', 'seek 42'])
  expect([...handlers.keys()]).not.toContain('seekforward')
})

test('a picture that comes after the next track is not shown for it', async () => {
  const late = new Promise<readonly MediaImage[]>((resolve) => {
    setTimeout(() => resolve([{ src: 'blob:late' }]), 1_000)
  })
  const pictures = [late, Promise.reject(new Error('damaged'))]
  const { lockScreen, session } = scene(() => pictures.shift() ?? Promise.resolve([]))
  const view = playing()
  lockScreen.show(view, seconds(0))
  lockScreen.show({ ...view, track: track(2) }, seconds(0))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(session.metadata).toMatchObject({ title: 'Track 2', artwork: [] })
})

test('the position is told at changes, and again only when the system would show a wrong one', () => {
  const { lockScreen, told } = scene()
  lockScreen.show(playing(), seconds(10))
  expect(told).toEqual([{ duration: 200, position: 10 }])
  for (let second = 1; second <= 30; second++) {
    vi.advanceTimersByTime(1_000)
    lockScreen.follow(seconds(10 + second))
  }
  expect(told).toHaveLength(1)
  // The machine slept: its clock went on, the sound did not.
  vi.advanceTimersByTime(3_600_000)
  lockScreen.follow(seconds(40.2))
  expect(told.at(-1)).toEqual({ duration: 200, position: 40.2 })
})

test('a paused position stands still, and one past the end is the end', () => {
  const { lockScreen, told } = scene()
  lockScreen.show({ ...playing(), playback: 'paused' }, seconds(250))
  vi.advanceTimersByTime(60_000)
  lockScreen.follow(seconds(200))
  expect(told).toEqual([{ duration: 200, position: 200 }])
})

test('nothing is shown of nothing, or when it is over', () => {
  const { lockScreen, session, told, handlers } = scene()
  lockScreen.show(playing(), seconds(1))
  lockScreen.show({ ...playing(), track: null, playback: 'idle' }, seconds(0))
  expect(session).toMatchObject({ metadata: null, playbackState: 'none' })
  expect(told.at(-1)).toBeNull()
  lockScreen.dispose()
  expect(handlers.size).toBe(0)
})
