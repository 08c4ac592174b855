import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decibels } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import { barCount, strokesPath, waveBars } from '#ui/transport/wave-bars'

/** −60, −30 and −12 dB, as bytes. */
const [soft, middling, loud] = [104, 164, 200]
const waveOf = (...levels: readonly number[]): Wave => ({
  kind: 'full',
  levels: Uint8Array.from(levels),
  peaks: Uint8Array.from(levels),
})
const frame = { height: 40, pitch: 5, thickness: 2 }

describe('the bars of a wave', () => {
  test('are longer where it is louder, and none fills the height by itself', () => {
    const [one, two, three] = waveBars(waveOf(soft, middling, loud), [], 3).map(({ before }) => before)
    expect(one).toBeLessThan(two ?? 0)
    expect(two).toBeLessThan(three ?? 0)
    expect(three).toBeLessThan(1)
  })

  test('without a change are as they were, with one as much longer as it is louder', () => {
    const wave = waveOf(loud, loud)
    for (const { before, after } of waveBars(wave, [], 2)) expect(after).toBe(before)
    const [same, raised] = waveBars(wave, [decibels(0), decibels(3)], 2)
    expect(same?.after).toBeCloseTo(same?.before ?? 0, 6)
    expect(raised?.after).toBeGreaterThan(raised?.before ?? 1)
    const [lowered] = waveBars(wave, [decibels(-6)], 1)
    expect(lowered?.after).toBeLessThan(lowered?.before ?? 0)
  })

  test('of silence are dots, of nothing are none', () => {
    expect(waveBars(waveOf(0, 0, 0), [], 2)).toEqual([
      { before: 0, after: 0 },
      { before: 0, after: 0 },
    ])
    expect(waveBars(waveOf(), [], 9)).toEqual([])
  })

  test('are as many as asked for, inside the drawing, whatever the sound and the width', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 1000 }),
        fc.array(fc.integer({ min: -40, max: 24 }).map(decibels), { maxLength: 200 }),
        fc.integer({ min: 1, max: 1600 }),
        (levels, change, width) => {
          const count = barCount(width, frame)
          const bars = waveBars({ kind: 'coarse', levels, peaks: levels }, change, count)
          expect(bars.length).toBe(count)
          for (const { before, after } of bars)
            for (const reach of [before, after]) {
              expect(reach).toBeGreaterThanOrEqual(0)
              expect(reach).toBeLessThanOrEqual(1)
            }
        },
      ),
    )
  })

  test('become upright strokes around the middle that keep their round ends inside', () => {
    expect(strokesPath([0, 1], frame)).toBe('M2.5 19.99V20.01M7.5 1.00V39.00')
  })
})
