import { afterEach, expect, test, vi } from 'vitest'
import { seconds } from '#contracts/units'
import { takeTurn } from '#player/take-turn'
import { createClock, createDeck } from './deck'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The first side sounds, one second before its end; the second one waits. */
const scene = () => {
  const clock = createClock()
  const from = createDeck(clock, 200, { at: 199, isPlaying: true })
  const to = createDeck(clock, 180)
  const abort = new AbortController()
  const taking = takeTurn(from, to, abort.signal)
  return { clock, from, to, abort, taking }
}

test('the next side starts once, within the last two milliseconds of the first', async () => {
  const { clock, from, to, taking } = scene()
  const startedAt: number[] = []
  const started = to.play
  to.play = () => {
    startedAt.push(from.remaining())
    started()
  }
  await clock.passes(2_000)
  expect(startedAt).toHaveLength(1)
  expect(startedAt[0]).toBeLessThanOrEqual(0.001_5)
  expect(startedAt[0]).toBeGreaterThan(0)
  expect(to.asked).toEqual(['play'])
  await taking
})

test('a pause before the end holds the start back until the end comes after all', async () => {
  const { clock, from, to } = scene()
  await clock.passes(500)
  from.pause()
  await clock.passes(3_000)
  expect(to.asked).toEqual([])
  from.play()
  await clock.passes(600)
  expect(to.asked).toEqual(['play'])
})

test('a seek back in the last moment waits for the end anew', async () => {
  const { clock, from, to } = scene()
  await clock.passes(950)
  await from.seek(seconds(198))
  await clock.passes(1_000)
  expect(to.asked).toEqual([])
  await clock.passes(1_100)
  expect(to.asked).toEqual(['play'])
})

test('a pause in the very moment of the start takes it back, and the next end starts it again', async () => {
  const { clock, from, to } = scene()
  const started = to.play
  to.play = () => {
    started()
    // As a listener who pauses just then: the first side rests a little before its end.
    from.pause()
    void from.seek(seconds(199.9))
    to.play = started
  }
  await clock.passes(1_100)
  expect(to.asked).toEqual(['play', 'pause', 'seek 0'])
  from.play()
  await clock.passes(400)
  expect(to.asked).toEqual(['play', 'pause', 'seek 0', 'play'])
})

test('once either side is let go nothing starts', async () => {
  const { clock, to, abort, taking } = scene()
  await clock.passes(900)
  abort.abort()
  await clock.passes(500)
  expect(to.asked).toEqual([])
  await taking
})
