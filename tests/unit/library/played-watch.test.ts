import { expect, test, vi } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import { createPlayedWatch } from '#library/played-watch'

const listening = () => {
  const played = vi.fn()
  const watch = createPlayedWatch(played)
  /** Listens to a track from one second to another. */
  const listen = (track: number, from: number, to: number, duration = 200) => {
    for (let position = from; position <= to; position++)
      watch({ track: trackIdOf(track), position: seconds(position), duration: seconds(duration) })
  }
  return { listen, told: () => played.mock.calls.map(([track]) => track) }
}

test('a track counts once after half a minute, a short one after half of it', () => {
  const { listen, told } = listening()
  listen(1, 0, 29)
  expect(told()).toEqual([])
  listen(1, 30, 199)
  expect(told()).toEqual([1])
  listen(2, 0, 9, 20)
  expect(told()).toEqual([1])
  listen(2, 10, 11, 20)
  expect(told()).toEqual([1, 2])
})

test('seeking is not listening', () => {
  const { listen, told } = listening()
  listen(1, 0, 10)
  listen(1, 150, 160)
  expect(told()).toEqual([])
  listen(1, 60, 70)
  expect(told()).toEqual([1])
})

test('a track that is heard from its start again counts again', () => {
  const { listen, told } = listening()
  listen(1, 0, 40)
  listen(1, 20, 60)
  expect(told()).toEqual([1])
  listen(1, 0, 31)
  expect(told()).toEqual([1, 1])
})
