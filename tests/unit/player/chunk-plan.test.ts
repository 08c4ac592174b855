import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seconds } from '#contracts/units'
import {
  chunkAt,
  chunkPlan,
  chunkToFetch,
  firstMissing,
  hasChunk,
  makeRoom,
  playedOut,
} from '#player/output/mse/chunk-plan'
import { contiguousEnd, type Range } from '#player/output/mse/ranges'

const plan = chunkPlan({ duration: seconds(305), chunkDuration: seconds(30), totalChunks: 11 })
const range = (from: number, to: number): Range => ({ from: seconds(from), to: seconds(to) })
const at = (position: number, ranges: readonly Range[] = [], cursor: number | null = null) => ({
  position: seconds(position),
  ranges,
  cursor,
})

describe('the chunk to fetch', () => {
  test('is the one under the playhead when nothing is there', () => {
    expect(chunkToFetch(plan, at(0))).toBe(0)
    expect(chunkToFetch(plan, at(95))).toBe(3)
    expect(chunkToFetch(plan, at(305))).toBe(10)
  })

  test('follows what is there without a hole', () => {
    expect(chunkToFetch(plan, at(10, [range(0, 30)]))).toBe(1)
    expect(chunkToFetch(plan, at(10, [range(0, 29.999), range(30.001, 60)]))).toBe(2)
    expect(chunkToFetch(plan, at(10, [range(0, 30), range(90, 120)]))).toBe(1)
  })

  test('is the same again while it is only partly there', () => {
    expect(chunkToFetch(plan, at(62, [range(60, 64)]))).toBe(2)
  })

  test('is none while a minute is ahead, and none at the end', () => {
    expect(chunkToFetch(plan, at(10, [range(0, 90)]))).toBeNull()
    expect(chunkToFetch(plan, at(31, [range(0, 90)]))).toBe(3)
    expect(chunkToFetch(plan, at(290, [range(270, 304.98)]))).toBeNull()
    expect(firstMissing(plan, at(290, [range(270, 304.98)]))).toBe(plan.totalChunks)
  })

  test('goes on where appending stopped, also over a chunk with a hole in it', () => {
    expect(chunkToFetch(plan, at(10, [range(0, 25)], 1))).toBe(1)
  })

  test('skips what an earlier visit left in the buffer', () => {
    expect(chunkToFetch(plan, at(10, [range(0, 60)], 1))).toBe(2)
  })

  test('always brings the playhead nearer to the end, whatever is in the buffer', () => {
    const chunks = fc.uniqueArray(fc.integer({ min: 0, max: 10 }))
    fc.assert(
      fc.property(chunks, fc.double({ min: 0, max: 304, noNaN: true }), (held, position) => {
        const ranges = held
          .sort((a, b) => a - b)
          .map((index) => range(index * 30, Math.min(305, index * 30 + 30)))
        const wanted = chunkToFetch(plan, at(position, ranges))
        if (wanted === null) {
          const end = contiguousEnd(ranges, seconds(position))
          expect(end >= 304.5 || end - position >= 60).toBe(true)
        } else {
          expect(held).not.toContain(wanted)
          expect(wanted).toBeGreaterThanOrEqual(chunkAt(plan, seconds(position)))
        }
      }),
    )
  })
})

describe('letting go', () => {
  test('keeps half a minute behind, in whole chunks', () => {
    expect(playedOut(plan, at(59, [range(0, 120)]))).toBeNull()
    expect(playedOut(plan, at(61, [range(0, 120)]))).toEqual(range(0, 30))
    expect(playedOut(plan, at(130, [range(90, 180)]))).toBeNull()
  })

  test('of a full buffer spares what is about to be heard', () => {
    expect(makeRoom(plan, at(100, [range(0, 60), range(90, 160), range(240, 270)]))).toEqual([
      range(0, 60),
      range(90, 98),
      range(240, 270),
    ])
    expect(makeRoom(plan, at(1, [range(0, 60)]))).toEqual([])
  })
})

test('a chunk counts as appended only when it left sound in the buffer', () => {
  expect(hasChunk(plan, [range(30, 60)], 1)).toBe(true)
  expect(hasChunk(plan, [range(30, 34)], 1)).toBe(true)
  expect(hasChunk(plan, [range(0, 30.02), range(60, 90)], 1)).toBe(false)
})
