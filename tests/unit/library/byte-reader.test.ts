import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockReader } from '#library/byte-reader'

const bytes = Uint8Array.from({ length: 600_001 }, (_, index) => (index * 31 + (index >> 8)) & 255)

test('any part of a file reads as it is in the file, also across blocks and past the end', async () => {
  const reader = blockReader(new Blob([bytes]))
  const part = fc.record({
    offset: fc.integer({ min: 0, max: 600_100 }),
    length: fc.integer({ min: 0, max: 200_000 }),
  })
  await fc.assert(
    fc.asyncProperty(part, async ({ offset, length }) => {
      const found = await reader.read(offset, length)
      expect(Buffer.compare(found, bytes.subarray(offset, offset + length))).toBe(0)
    }),
    { numRuns: 50 },
  )
})
