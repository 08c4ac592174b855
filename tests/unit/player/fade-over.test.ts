import { afterEach, expect, test, vi } from 'vitest'
import { seconds } from '#contracts/units'
import { fadeOver } from '#player/fade-over'
import { createClock, createDeck } from './deck'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A fade of three seconds has just begun. */
const scene = (length = 3) => {
  const clock = createClock()
  const from = createDeck(clock, 200, { at: 200 - length, isPlaying: true })
  const to = createDeck(clock, 180)
  const [dropped, released] = [new AbortController(), new AbortController()]
  const fade = () =>
    fadeOver(from, to, seconds(length), { dropped: dropped.signal, released: released.signal })
  return { clock, from, to, dropped, released, fade, fading: fade() }
}

test('both run from the start, the new one from silence, and their powers add up to one throughout', async () => {
  const { clock, from, to } = scene()
  expect(to.asked).toEqual(['run'])
  expect(to.share()).toBeCloseTo(0, 2)
  expect(from.share()).toBeCloseTo(1, 2)
  const shares: number[] = []
  await clock.passes(2_990, () => {
    expect(from.share() ** 2 + to.share() ** 2).toBeCloseTo(1, 6)
    shares.push(to.share())
  })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares[1_500]).toBeCloseTo(Math.SQRT1_2, 1)
  // Too small a step to be heard as one.
  for (const [at, share] of shares.entries()) expect(share - (shares[at - 1] ?? 0)).toBeLessThan(0.02)
  expect(shares.at(-1)).toBeGreaterThan(0.999)
})

test('it ends with the old track, and the new one is heard whole', async () => {
  const { clock, to, dropped, fading } = scene()
  await clock.passes(3_050)
  dropped.abort()
  await clock.passes(100)
  await fading
  expect(to.share()).toBe(1)
})

test('a pause halts it, and it goes on from there without a jump', async () => {
  const { clock, from, to, fade, fading } = scene()
  await clock.passes(1_000)
  const before = [from.share(), to.share()] as const
  from.pause()
  to.pause()
  await clock.passes(5_000)
  await fading
  void fade()
  expect(from.share()).toBeCloseTo(before[0], 1)
  expect(to.share()).toBeCloseTo(before[1], 1)
  expect([from, to].map(({ asked }) => asked.at(-1))).toEqual(['run', 'run'])
  await clock.passes(1_900)
  expect(to.share()).toBeGreaterThan(0.99)
})

test('ended early, the new track is all there at once, but not in one step', async () => {
  const { clock, to, dropped } = scene()
  await clock.passes(300)
  const shares = [to.share()]
  dropped.abort()
  await clock.passes(100, () => shares.push(to.share()))
  expect(shares.at(-1)).toBe(1)
  for (const [at, share] of shares.entries()) expect(share - (shares[at - 1] ?? share)).toBeLessThan(0.1)
})

test('an output that was let go is never touched again: its element plays something else by then', async () => {
  const { clock, from, to, dropped, released } = scene()
  await clock.passes(500)
  dropped.abort()
  released.abort()
  const before = [from.share(), to.share()]
  await clock.passes(500)
  expect([from.share(), to.share()]).toEqual(before)
})
