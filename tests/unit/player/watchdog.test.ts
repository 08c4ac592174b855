import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seconds } from '#contracts/units'
import { watchProgress } from '#player/output/watchdog'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const watch = (isDue: () => boolean, position: () => number) => {
  const push = vi.fn()
  const giveUp = vi.fn()
  const stop = watchProgress({ isDue, position: () => seconds(position()), push, giveUp })
  return { push, giveUp, stop }
}

test('sound that stands still is pushed on once, then given up', () => {
  const { push, giveUp } = watch(
    () => true,
    () => 5,
  )
  vi.advanceTimersByTime(3_000)
  expect(push).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(push).toHaveBeenCalledTimes(1)
  expect(giveUp).toHaveBeenCalledTimes(1)
})

test('sound that moves, or that is paused, is left alone', () => {
  let position = 0
  const moving = watch(
    () => true,
    () => position++,
  )
  const paused = watch(
    () => false,
    () => 5,
  )
  vi.advanceTimersByTime(60_000)
  for (const { push, giveUp } of [moving, paused]) {
    expect(push).not.toHaveBeenCalled()
    expect(giveUp).not.toHaveBeenCalled()
  }
})

test('nothing is watched after it was stopped', () => {
  const { push, stop } = watch(
    () => true,
    () => 5,
  )
  stop()
  vi.advanceTimersByTime(60_000)
  expect(push).not.toHaveBeenCalled()
})
