import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Seconds, seconds } from '#contracts/units'
import type { Player, PlayerView } from '#player/face'
import { createPosition } from '#ui/transport/position'

// Its build for servers, which Node is given, has no effects.
vi.mock('solid-js', () => vi.importActual('solid-js/dist/solid.js'))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { hidden: false })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const playing = { track: {}, playback: 'playing' } as PlayerView

test('the place is followed while a track is there, but not while news of the player is held back', () => {
  let at = 1
  let actual = playing
  const player = { view: () => actual, position: (): Seconds => seconds(at) } as Player
  const [told, tell] = createSignal(playing)
  const { position, dispose } = createRoot((dispose) => ({ position: createPosition(player, told), dispose }))
  const moveTo = (place: number) => {
    at = place
    vi.advanceTimersByTime(400)
    return position.now()
  }
  expect(moveTo(2)).toBe(2)
  actual = { ...playing, playback: 'switching' }
  expect(moveTo(3)).toBe(2)
  tell(actual)
  expect(moveTo(4)).toBe(4)
  dispose()
  expect(moveTo(5)).toBe(4)
})
