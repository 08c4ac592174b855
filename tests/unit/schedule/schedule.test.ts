import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Rank } from '#contracts/engine-work'
import { createSchedule } from '#engine/schedule/schedule'
import { urgencyOf } from '#engine/schedule/urgency'

// Who has waited too long goes first: the clock is the test's own.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration))
/** Lets time pass until all of it is done. */
const over = async (...work: readonly Promise<unknown>[]) => {
  await vi.runAllTimersAsync()
  await Promise.all(work)
}

const createWorld = () => {
  const schedule = createSchedule()
  const order: string[] = []
  const enter = (rank: Rank | (() => Rank), signal = new AbortController().signal) =>
    schedule.enter({ track: null, chunk: null, rank: typeof rank === 'string' ? () => rank : rank, signal })
  /** Work in so many blocks. */
  const work = (name: string, rank: Rank, blocks: number, length = 2) => {
    const turn = enter(rank)
    return turn
      .step(async () => {
        for (let block = 0; block < blocks; block += 1) {
          if (block > 0) await turn.border()
          order.push(name)
          await pause(length)
        }
      })
      .finally(turn.leave)
  }
  return { schedule, order, enter, work }
}

test('who is more urgent goes first at the next border, and the other goes on after it', async () => {
  const { order, work } = createWorld()
  const analysis = work('analysis', 'analysis', 4)
  await vi.advanceTimersByTimeAsync(1)
  const served = work('served', 'audible', 3)
  const next = work('next', 'next-track', 2)
  await over(analysis, served, next)
  expect(order).toEqual([
    'analysis',
    'served',
    'served',
    'served',
    'next',
    'next',
    ...Array(3).fill('analysis'),
  ])
})

test('a listener who is failed does not block others for ever', async () => {
  const { enter, work, order } = createWorld()
  const turn = enter('audible')
  await expect(turn.step(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  await over(work('analysis', 'analysis', 1))
  expect(order).toEqual(['analysis'])
})

test('between its steps work claims nothing', async () => {
  const { enter, work, schedule } = createWorld()
  const turn = enter('audible')
  await turn.step(async () => {})
  await over(work('analysis', 'analysis', 1))
  expect(schedule.inHand()).toMatchObject([{ rank: 'audible', state: 'idle' }])
  turn.leave()
  expect(schedule.inHand()).toEqual([])
})

test('who is given up while it waits is out of the way at once', async () => {
  const { enter, work, order } = createWorld()
  const first = work('first', 'rest-of-file', 1, 20)
  const giveUp = new AbortController()
  const turn = enter('rest-of-file', giveUp.signal)
  const waiting = turn.step(async () => order.push('never'))
  giveUp.abort(new Error('superseded'))
  await expect(waiting).rejects.toThrow('superseded')
  await expect(turn.step(async () => order.push('never'))).rejects.toThrow('superseded')
  await over(first, work('last', 'analysis', 1))
  expect(order).toEqual(['first', 'last'])
})

test('work that becomes urgent while it waits goes at once', async () => {
  const { enter, schedule, order, work } = createWorld()
  let rank: Rank = 'predicted'
  const signal = new AbortController().signal
  const running = work('running', 'rest-of-file', 3, 10)
  const turn = enter(() => rank, signal)
  const wanted = turn.step(async () => order.push('wanted'))
  await vi.advanceTimersByTimeAsync(1)
  expect(order).toEqual(['running'])
  rank = 'seek-target'
  schedule.look()
  await vi.advanceTimersByTimeAsync(10)
  await wanted
  expect(order).toEqual(['running', 'wanted'])
  expect(urgencyOf(signal)).toBe(2)
  await over(running)
})

test('after sound that was asked for, what nobody waits for rests a moment, and what plays does not', async () => {
  const { work, order } = createWorld()
  await over(work('asked', 'seek-target', 1))
  const later = work('later', 'first-seconds', 1)
  const playing = work('playing', 'audible', 2)
  await vi.advanceTimersByTimeAsync(100)
  expect(order).toEqual(['asked', 'playing', 'playing'])
  await over(playing, later)
  expect(order.at(-1)).toBe('later')
})
