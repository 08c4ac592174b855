import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Seconds, seconds } from '#contracts/units'
import { createHandover } from '#player/handover'
import type { Output } from '#player/output/output'
import { createClock } from './deck'

let clock: ReturnType<typeof createClock>
beforeEach(() => {
  clock = createClock()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Lets the clock run until `promise` has settled. */
const over = async <Result>(promise: Promise<Result>): Promise<Result> => {
  let isOver = false
  void promise.finally(() => {
    isOver = true
  })
  while (!isOver) await clock.passes(1)
  return promise
}

/** An output whose clock runs while it plays; it takes `startTime` milliseconds before sound moves. */
const createClockwork = (
  start: number,
  log: string[],
  name: string,
  { isPlaying = false, startTime = 0, isStuck = false } = {},
): Output & { readonly share: () => number } => {
  let base = start
  let since: number = clock.now()
  let playing = isPlaying
  let share = 1
  const position = () => {
    const passed = Math.max(0, clock.now() - since) / 1000
    return seconds(playing && !isStuck ? base + passed : base)
  }
  const rebase = (to: Seconds, later = 0) => {
    base = to
    since = clock.now() + later
  }
  const run = (heard: number, word: string) => {
    if (!playing) rebase(position(), startTime)
    playing = true
    share = heard
    log.push(`${name} ${word}`)
  }
  return {
    prepare: async () => ({ status: 'released' }),
    play: () => run(1, 'plays'),
    playInaudibly: () => run(0, 'runs'),
    pause: () => {
      rebase(position())
      playing = false
      log.push(`${name} pauses`)
    },
    seek: async (to) => {
      rebase(to, startTime)
      log.push(`${name} seeks`)
    },
    position,
    remaining: () => Number.POSITIVE_INFINITY,
    follow: () => undefined,
    look: () => undefined,
    isPlaying: () => playing,
    setLevel: () => undefined,
    setShare: (to) => {
      share = to
    },
    release: () => undefined,
    share: () => (playing ? share : 0),
  }
}

const scene = (fromAt: number, toAt: number, options = {}) => {
  const log: string[] = []
  return {
    log,
    from: createClockwork(fromAt, log, 'old', { isPlaying: true }),
    to: createClockwork(toAt, log, 'new', options),
    abort: new AbortController(),
  }
}

const apart = ({ from, to }: { readonly from: Output; readonly to: Output }) =>
  Math.abs(to.position() - from.position())

test('the new sound runs unheard before the old one stops, and then is heard alone', async () => {
  const { from, to, log, abort } = scene(10, 10.05)
  const handing = createHandover().handOver(from, to, abort.signal)
  expect(to.share()).toBe(0)
  expect(from.share()).toBe(1)
  expect(await over(handing)).toBe(true)
  expect(log).toEqual(['new seeks', 'new runs', 'old pauses', 'new plays'])
  expect([from.share(), to.share()]).toEqual([0, 1])
})

test('while they change places both together are as loud as one', async () => {
  const { from, to, abort } = scene(10, 10)
  const sums: number[] = []
  const listened = {
    ...from,
    setShare: (share: number) => {
      from.setShare(share)
      sums.push(from.share() + to.share())
    },
  }
  await over(createHandover().handOver(listened, to, abort.signal))
  expect(sums.length).toBeGreaterThan(0)
  for (const sum of sums) expect(sum).toBeCloseTo(1, 6)
})

test('one that starts late is put into place before it is heard', async () => {
  const { from, to, abort } = scene(12, 10, { startTime: 45 })
  expect(await over(createHandover().handOver(from, to, abort.signal))).toBe(true)
  expect(to.position()).toBeGreaterThan(12)
  from.play()
  expect(apart({ from, to })).toBeLessThan(0.1)
})

test('how long it takes to start is learned: after some handovers nothing has to be put right', async () => {
  const { handOver } = createHandover()
  const starts: number[] = []
  for (let round = 0; round < 8; round++) {
    const { from, to, log, abort } = scene(12, 10, { startTime: 40 })
    await over(handOver(from, to, abort.signal))
    starts.push(log.filter((line) => line === 'new seeks').length)
  }
  expect(starts[0]).toBeGreaterThan(1)
  expect(Math.min(...starts.slice(3))).toBe(1)
})

test('one start that hung does not unlearn what starts take', async () => {
  const { handOver } = createHandover()
  const after = async (startTime: number) => {
    const { from, to, log, abort } = scene(12, 10, { startTime })
    await over(handOver(from, to, abort.signal))
    return log.filter((line) => line === 'new seeks').length
  }
  for (let round = 0; round < 6; round++) await after(40)
  await after(130)
  const starts = [await after(40), await after(40), await after(40), await after(40)]
  expect(Math.min(...starts)).toBe(1)
})

test('a stand-by that never moves is told to play all the same, so that its trouble is heard of', async () => {
  const { from, to, log, abort } = scene(10, 10, { isStuck: true })
  expect(await over(createHandover().handOver(from, to, abort.signal))).toBe(true)
  expect(log.slice(-2)).toEqual(['old pauses', 'new plays'])
})

test('a handover that was called off leaves the old sound alone, at once', async () => {
  const { from, to, log, abort } = scene(10, 10.2)
  const handing = createHandover().handOver(from, to, abort.signal)
  abort.abort()
  expect([from.share(), to.share()]).toEqual([1, 0])
  expect(log.at(-1)).toBe('new pauses')
  expect(await over(handing)).toBe(false)
  expect(log.at(-1)).toBe('new pauses')
})
