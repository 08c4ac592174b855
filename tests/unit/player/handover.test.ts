import { expect, test } from 'vitest'
import { type Seconds, seconds } from '#contracts/units'
import { handOver } from '#player/handover'
import type { Output } from '#player/output/output'

/** An output whose clock runs while it plays. */
const createClockwork = (start: number, log: string[], name: string, isPlaying: boolean): Output => {
  let base = start
  let since = performance.now()
  let playing = isPlaying
  const position = () => seconds(playing ? base + (performance.now() - since) / 1000 : base)
  const rebase = (to: Seconds) => {
    base = to
    since = performance.now()
  }
  return {
    prepare: async () => ({ status: 'released' }),
    play: () => {
      rebase(position())
      playing = true
      log.push(`${name} plays`)
    },
    pause: () => {
      rebase(position())
      playing = false
      log.push(`${name} pauses`)
    },
    seek: async (to) => {
      rebase(to)
      log.push(`${name} seeks`)
    },
    position,
    isPlaying: () => playing,
    setLevel: () => undefined,
    release: () => undefined,
  }
}

const scene = (fromAt: number, toAt: number) => {
  const log: string[] = []
  return {
    log,
    from: createClockwork(fromAt, log, 'old', true),
    to: createClockwork(toAt, log, 'new', false),
    abort: new AbortController(),
  }
}

test('the old sound stops in the step in which the new one starts, and not before', async () => {
  const { from, to, log, abort } = scene(10, 10.05)
  expect(await handOver(from, to, abort.signal)).toBe(true)
  expect(log).toEqual(['old pauses', 'new plays'])
})

test('a stand-by that was overtaken is put ahead again first', async () => {
  const { from, to, log, abort } = scene(12, 10)
  expect(await handOver(from, to, abort.signal)).toBe(true)
  expect(log[0]).toBe('new seeks')
  expect(log.slice(-2)).toEqual(['old pauses', 'new plays'])
  expect(Math.abs(to.position() - from.position())).toBeLessThan(0.3)
})

test('a handover that was called off changes nothing', async () => {
  const { from, to, log, abort } = scene(10, 10.2)
  const handing = handOver(from, to, abort.signal)
  abort.abort()
  expect(await handing).toBe(false)
  expect(log).toEqual([])
})
