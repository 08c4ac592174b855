import { expect, test } from 'vitest'
import type { FrameRange } from '#contracts/chunking'
import { decibels, frames, hertz, lufs, milliseconds } from '#contracts/units'
import { intensityOf, presets } from '#contracts/variant'
import { openingBytes } from '#contracts/wav-layout'
import { analyseFull } from '#engine/analysis/analyse-full'
import { wavSamples } from '#engine/encode/wav-samples'
import { renderEnhanced } from '#engine/enhance/render'
import { type ChainSettings, settingsFor } from '#engine/enhance/settings'
import type { PcmBlock, StereoBlock } from '#engine/sound'
import { difference, factsOf, music, never, readerOf } from './signals'

const rate = hertz(22_050)
const sound = music(32, rate, 0.8)
const total = frames(sound.left.length)
const profile = await analyseFull({ facts: factsOf(sound, rate), read: readerOf(sound) }, never())
const settings = settingsFor(profile, 'punchy', intensityOf(1), lufs(-14))

const range = (from: number, to: number): FrameRange => ({ from: frames(from), to: frames(to) })
const blocksOf = async (asked: FrameRange, read = readerOf(sound), chain: ChainSettings = settings) => {
  const blocks: PcmBlock[] = []
  const job = { settings: chain, rate, range: asked, total, read, signal: never() }
  for await (const block of renderEnhanced(job)) blocks.push(block)
  return blocks
}
const joined = (blocks: readonly PcmBlock[]): StereoBlock => {
  const length = blocks.reduce((sum, block) => sum + block.left.length, 0)
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  let at = 0
  for (const block of blocks) {
    left.set(block.left, at)
    right.set(block.right, at)
    at += block.left.length
  }
  return { left, right }
}
const rendered = async (asked: FrameRange, read = readerOf(sound)) => joined(await blocksOf(asked, read))

test('the settings of this sound make every stage work', () => {
  expect(settings.dynamics).not.toBeNull()
  expect(settings.bands.length).toBeGreaterThan(0)
  expect(settings.forecast.limiting).toBeGreaterThan(0.1)
})

test('exactly the frames asked for leave in order, first what a media element waits for, then seconds', async () => {
  for (const [from, to] of [
    [0, total],
    [7, 8],
    [12_345, 100_000],
    [total - 1, total],
    [500, 500],
  ] as const) {
    const blocks = await blocksOf(range(from, to))
    let next = from
    for (const [index, block] of blocks.entries()) {
      expect(block.from).toBe(next)
      expect(block.right.length).toBe(block.left.length)
      expect(block.left.length).toBeGreaterThan(0)
      expect(block.left.length).toBeLessThanOrEqual(index === 0 ? openingBytes / 4 : rate)
      next += block.left.length
    }
    expect(next).toBe(to)
    expect(blocks[0]?.left.length ?? 0).toBe(Math.min(openingBytes / 4, to - from))
  }
})

test('the same range gives the same samples, whatever was rendered before and however the source is cut', async () => {
  const asked = range(9 * rate, 14 * rate)
  const first = await rendered(asked)
  await rendered(range(0, 3 * rate))
  const second = await rendered(asked, readerOf(sound, 777))
  expect(second.left).toEqual(first.left)
  expect(second.right).toEqual(first.right)
})

test.each(presets)(
  '%s: a seek into the middle sounds as if the track had played from its start, to -90 dBFS',
  async (preset) => {
    const chain = settingsFor(profile, preset, intensityOf(1), lufs(-14))
    const rendered = async (asked: FrameRange) => joined(await blocksOf(asked, readerOf(sound), chain))
    const whole = await rendered(range(0, total))
    for (const from of [3 * rate, 10 * rate + 1, 20 * rate + 1234, total - 4000]) {
      const part = await rendered(range(from, total))
      expect(difference(part.left, whole.left.subarray(from))).toBeLessThan(-90)
      expect(difference(part.right, whole.right.subarray(from))).toBeLessThan(-90)
    }
  },
)

test('chunks made in any order differ from one pass by at most one step of 16 bits', async () => {
  const samplesOf = ({ left, right }: StereoBlock, from: number) =>
    new Int16Array(wavSamples({ left, right }, frames(from), true).buffer)
  const whole = samplesOf(await rendered(range(0, total)), 0)
  const length = 6 * rate
  for (const chunk of [3, 0, 5, 1, 4, 2]) {
    const from = chunk * length
    const samples = samplesOf(await rendered(range(from, Math.min(total, from + length))), from)
    const most = samples.reduce(
      (so, sample, i) => Math.max(so, Math.abs(sample - (whole[2 * from + i] ?? 0))),
      0,
    )
    expect(most).toBeLessThanOrEqual(1)
  }
})

test('sound that is not changed comes out where it went in, up to the last frame', async () => {
  const idle: ChainSettings = {
    bypass: false,
    bands: [],
    dynamics: null,
    width: null,
    makeup: decibels(0),
    limiter: { ceiling: decibels(0), lookAhead: milliseconds(10), release: milliseconds(150) },
    forecast: settings.forecast,
  }
  const quiet = { left: sound.left.map((x) => x / 4), right: sound.right.map((x) => x / 4) }
  const asked = range(total - 9999, total)
  const out = joined(await blocksOf(asked, readerOf(quiet), idle))
  expect(out.left).toEqual(quiet.left.slice(total - 9999))
})

test('at intensity 0 the source comes back bit for bit', async () => {
  const bypass = settingsFor(profile, 'warm', intensityOf(0), lufs(-14))
  expect(bypass.bypass).toBe(true)
  const out = joined(await blocksOf(range(1000, 50_000), readerOf(sound), bypass))
  expect(out.left).toEqual(sound.left.slice(1000, 50_000))
  expect(out.right).toEqual(sound.right.slice(1000, 50_000))
})

test('the source is never written to', async () => {
  const own = { left: sound.left.slice(0, 60_000), right: sound.right.slice(0, 60_000) }
  const read = async function* (): AsyncGenerator<PcmBlock, void, undefined> {
    yield { from: frames(0), ...own }
  }
  await blocksOf(range(0, 50_000), read)
  expect(own.left).toEqual(sound.left.slice(0, 60_000))
})

test('a source that ends too early is followed by silence, not by a hang', async () => {
  const read = async function* (): AsyncGenerator<PcmBlock, void, undefined> {
    yield { from: frames(0), left: sound.left.slice(0, 1000), right: sound.right.slice(0, 1000) }
  }
  const out = joined(await blocksOf(range(0, 2 * rate), read))
  expect(out.left.length).toBe(2 * rate)
  expect(Math.max(...out.left.subarray(rate).map(Math.abs))).toBeLessThan(1e-6)
})

test('cancelling stops the work and lets go of the source', async () => {
  const abort = new AbortController()
  let released = false
  const read = async function* (asked: FrameRange, signal: AbortSignal) {
    try {
      yield* readerOf(sound)(asked, signal)
    } finally {
      released = true
    }
  }
  const blocks = renderEnhanced({ settings, rate, range: range(0, total), total, read, signal: abort.signal })
  await blocks.next()
  abort.abort()
  await expect(async () => {
    for await (const _ of blocks);
  }).rejects.toThrow('abort')
  expect(released).toBe(true)
})

test('other work gets its turn while a chunk is rendered', async () => {
  let turns = 0
  const ticking = setInterval(() => {
    turns += 1
  }, 0)
  await rendered(range(0, total))
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(5)
})
