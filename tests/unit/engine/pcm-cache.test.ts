import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FrameRange } from '#contracts/chunking'
import { frames, hertz } from '#contracts/units'
import { createPcmCache } from '#engine/pcm-cache'
import type { PcmBlock, SoundSource } from '#engine/sound'

const rate = hertz(100)
const total = frames(1_030)

/** Every frame holds its own index, in blocks of uneven length; counts what was decoded. */
const countingSource = () => {
  const decoded: FrameRange[] = []
  const source: SoundSource = {
    facts: {
      sampleRate: rate,
      totalFrames: total,
      sourceChannels: 2,
      codec: 'pcm',
      bitDepth: 16,
      lossless: true,
      decoder: 'webcodecs',
      encoderDelay: frames(0),
    },
    read: async function* (range) {
      let from: number = range.from
      for (let step = 7; from < range.to; step = 7 + ((step * 5) % 31)) {
        const length = Math.min(step, range.to - from)
        decoded.push({ from: frames(from), to: frames(from + length) })
        const ramp = Float32Array.from({ length }, (_, index) => from + index)
        yield { from: frames(from), left: ramp, right: ramp.map((value) => -value) }
        from += length
      }
    },
    close: () => undefined,
  }
  return { source, decodedFrames: () => decoded.reduce((sum, part) => sum + part.to - part.from, 0) }
}

const collect = async (blocks: AsyncGenerator<PcmBlock, void, undefined>) => {
  const left: number[] = []
  for await (const block of blocks) {
    expect(block.right.length).toBe(block.left.length)
    left.push(...block.left)
  }
  return left
}

const ascending = (range: FrameRange) =>
  Array.from({ length: range.to - range.from }, (_, index) => range.from + index)

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: total }), fc.integer({ min: 0, max: total }))
  .map(([a, b]) => ({ from: frames(Math.min(a, b)), to: frames(Math.max(a, b)) }))

test('any sequence of reads gives exactly the frames asked for, whatever is cached', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRange, { maxLength: 12 }),
      fc.integer({ min: 0, max: 20_000 }),
      async (ranges, budget) => {
        const cache = createPcmCache(budget)
        const { source } = countingSource()
        for (const range of ranges) {
          const heard = await collect(cache.read('track', source, range, new AbortController().signal))
          expect(heard).toEqual(ascending(range))
        }
      },
    ),
  )
})

test('sound at hand is not decoded again', async () => {
  const cache = createPcmCache()
  const { source, decodedFrames } = countingSource()
  const range = { from: frames(100), to: frames(400) }
  await collect(cache.read('track', source, range, new AbortController().signal))
  const once = decodedFrames()
  await collect(cache.read('track', source, range, new AbortController().signal))
  expect(decodedFrames()).toBe(once)
})

test('the bytes held stay within the budget and vanish with their track', async () => {
  const budget = 4_000
  const cache = createPcmCache(budget)
  const { source } = countingSource()
  await collect(cache.read('a', source, { from: frames(0), to: total }, new AbortController().signal))
  expect(cache.heldBytes()).toBeLessThanOrEqual(budget)
  expect(cache.heldBytes()).toBeGreaterThan(0)
  cache.forget('a')
  expect(cache.heldBytes()).toBe(0)
})

test('an aborted read stops', async () => {
  const cache = createPcmCache()
  const { source } = countingSource()
  const abort = new AbortController()
  const blocks = cache.read('track', source, { from: frames(0), to: total }, abort.signal)
  await blocks.next()
  abort.abort()
  await expect(blocks.next()).rejects.toThrow()
})

test('what passes through leaves the cache to others, and takes from it what is there', async () => {
  const cache = createPcmCache()
  const { source, decodedFrames } = countingSource()
  const { signal } = new AbortController()
  await collect(cache.read('track', source, { from: frames(0), to: frames(100) }, signal))
  const [held, before] = [cache.heldBytes(), decodedFrames()]
  const range = { from: frames(0), to: frames(300) }
  expect(await collect(cache.read('track', source, range, signal, false))).toEqual(ascending(range))
  expect([cache.heldBytes(), decodedFrames() - before]).toEqual([held, 200])
})
