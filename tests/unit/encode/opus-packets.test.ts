import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totalChunks } from '#contracts/chunking'
import { frames, hertz } from '#contracts/units'
import {
  encodingOf,
  framesPastEnd,
  opusHead,
  packetsOf,
  preSkip,
  preSkipOf,
  splitSpan,
} from '#engine/encode/opus-packets'
import { framesAt48k } from '#engine/encode/resample'

const track = fc.record({
  sampleRate: fc.constantFrom(8000, 44_100, 48_000, 96_000).map(hertz),
  totalFrames: fc.integer({ min: 1, max: 96_000 * 200 }).map(frames),
})

test('the chunks of a track hold each packet of its stream exactly once', () => {
  fc.assert(
    fc.property(track, (facts) => {
      let next = 0
      for (let index = 0; index < totalChunks(facts); index++) {
        const { from, to } = packetsOf(facts, index)
        expect(from).toBe(next)
        expect(to).toBeGreaterThan(from)
        next = to
      }
      const end = framesAt48k(facts.totalFrames, facts.sampleRate) + preSkip
      expect(next).toBe(Math.ceil(end / 960))
      expect(framesPastEnd(facts)).toBe(next * 960 - end)
    }),
  )
})

test('an encoder hears 200 ms before a chunk and 100 ms after it, and its first packets are dropped', () => {
  expect(encodingOf({ from: 1500, to: 3000 })).toEqual({
    range: { from: 1500 * 960 - 9600, to: 3000 * 960 + 4800 },
    drop: 10,
  })
})

test('at the start of a track nothing comes before', () => {
  expect(encodingOf({ from: 0, to: 1500 })).toEqual({ range: { from: 0, to: 1500 * 960 + 4800 }, drop: 0 })
})

test('a span is split without losing a packet', () => {
  expect(splitSpan({ from: 1500, to: 3000 }, 100)).toEqual([
    { from: 1500, to: 1600 },
    { from: 1600, to: 3000 },
  ])
  expect(splitSpan({ from: 1500, to: 1520 }, 100)).toEqual([{ from: 1500, to: 1520 }])
  expect(splitSpan({ from: 0, to: 1500 }, Number.POSITIVE_INFINITY)).toEqual([{ from: 0, to: 1500 }])
})

test('the head of every stream tells the decoder what to skip', () => {
  expect(preSkipOf(opusHead)).toBe(preSkip)
  expect(opusHead).toHaveLength(19)
})
