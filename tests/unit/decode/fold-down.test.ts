import { describe, expect, test } from 'vitest'
import { foldInto, foldOf } from '#engine/decode/fold-down'

const one = (value: number) => Float32Array.of(value)

describe('folding to stereo', () => {
  test('doubles mono at full level', () => {
    expect(foldOf(1, 'flac')).toEqual({ left: [1], right: [1] })
  })

  test('follows ITU-R BS.775 for 5.1, without the low-frequency channel and never above full scale', () => {
    const { left, right } = foldOf(6, 'flac')
    const front = 1 / (1 + 2 * Math.SQRT1_2)
    const side = Math.SQRT1_2 * front
    for (const [index, gain] of [front, 0, side, 0, side, 0].entries())
      expect(left[index]).toBeCloseTo(gain, 12)
    for (const [index, gain] of [0, front, side, 0, 0, side].entries())
      expect(right[index]).toBeCloseTo(gain, 12)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 12])('of %i channels at full scale stays within full scale', (count) => {
    const { left, right } = foldOf(count, 'pcm')
    for (const gains of [left, right])
      expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeLessThanOrEqual(1 + 1e-12)
  })

  test('makes silence of what is no number and full scale of infinity', () => {
    const into = new Float32Array(4)
    foldInto(into, 0, [Float32Array.of(Number.NaN, Infinity, -Infinity, 0.25)], [1], 0, 4)
    expect([...into]).toEqual([0, 1, -1, 0.25])
  })

  test('mixes only the frames it was asked for', () => {
    const into = new Float32Array(3)
    foldInto(into, 1, [Float32Array.of(9, 0.5), one(9)], [1, 0], 1, 1)
    expect([...into]).toEqual([0, 0.5, 0])
  })
})
