import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '#contracts/units'
import { parseRange } from '#service-worker/byte-range'

const total = bytes(1_000)

describe('a Range header against a file of 1,000 bytes', () => {
  test.each([
    ['bytes=0-1', { kind: 'part', from: 0, to: 2, open: false }],
    ['bytes=0-0', { kind: 'part', from: 0, to: 1, open: false }],
    ['bytes=0-', { kind: 'part', from: 0, to: 1_000, open: true }],
    ['bytes=999-', { kind: 'part', from: 999, to: 1_000, open: true }],
    ['bytes=-5', { kind: 'part', from: 995, to: 1_000, open: false }],
    ['bytes=-5000', { kind: 'part', from: 0, to: 1_000, open: false }],
    ['bytes=10-99999999999999999999', { kind: 'part', from: 10, to: 1_000, open: false }],
    ['BYTES=5-6', { kind: 'part', from: 5, to: 7, open: false }],
    [' bytes = 5 - 6 ', { kind: 'part', from: 5, to: 7, open: false }],
    ['bytes=1000-', { kind: 'unsatisfiable' }],
    ['bytes=1000-2000', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
  ])('%j names a part or nothing at all', (header, expected) => {
    expect(parseRange(header, total)).toEqual(expected)
  })

  test.each([
    [undefined],
    [''],
    ['bytes'],
    ['bytes='],
    ['bytes=-'],
    ['bytes=6-5'],
    ['bytes=a-b'],
    ['bytes=1.5-2'],
    ['bytes=0-1,4-5'],
    ['items=0-1'],
  ])('%j is passed over', (header) => {
    expect(parseRange(header, total)).toEqual({ kind: 'whole' })
  })
})

test('a part never reaches outside the file and is never empty', () => {
  const offset = fc.oneof(fc.constant(''), fc.nat({ max: 3_000 }).map(String))
  fc.assert(
    fc.property(offset, offset, fc.integer({ min: 1, max: 2_000 }), (first, last, size) => {
      const range = parseRange(`bytes=${first}-${last}`, bytes(size))
      if (range.kind !== 'part') return
      expect(range.from).toBeGreaterThanOrEqual(0)
      expect(range.to).toBeLessThanOrEqual(size)
      expect(range.from).toBeLessThan(range.to)
    }),
  )
})
