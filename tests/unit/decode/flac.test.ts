import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStreamInfo } from '#engine/demux/flac-frame'
import { crc8, crc16 } from '#engine/flac-crc'
import { big, bytesOf, fileOf, noise } from './bytes'
import { firstFrom, opened, walk } from './walk'

const block = 256

/** 24 bits, 44.1 kHz, stereo, blocks of 256. */
const streamInfo = (total: number) =>
  bytesOf(
    big(block, 2),
    big(block, 2),
    big(0, 3),
    big(0, 3),
    big(44_100 * 4096 + (1 << 9) + (23 << 4), 4),
    big(total, 4),
    noise(16),
  )
const head = (total: number) => bytesOf('fLaC', [0x80, 0, 0, 34], streamInfo(total))

const codedNumber = (value: number) => (value < 0x80 ? [value] : [0xc0 | (value >> 6), 0x80 | (value & 0x3f)])

/** Fixed blocks of 256, numbered; what would be subframes is noise. */
const frame = (number: number) => {
  const start = bytesOf([0xff, 0xf8, 0x89, 0x1c], codedNumber(number))
  const headed = bytesOf(start, [crc8(start)], noise(300 + (number % 7) * 40, number + 1))
  return bytesOf(headed, big(crc16(headed), 2))
}
const framesOf = (count: number) => Array.from({ length: count }, (_, index) => frame(index))

test('STREAMINFO is read to the bit', () => {
  expect(parseStreamInfo(streamInfo(123_456))).toMatchObject({
    minimumBlock: 256,
    maximumBlock: 256,
    sampleRate: 44_100,
    channels: 2,
    bitDepth: 24,
    totalFrames: 123_456,
  })
})

describe('the length of a FLAC', () => {
  test('is what the file holds where the header does not know', async () => {
    const source = await opened(fileOf(head(0), ...framesOf(50)))
    expect(source.totalFrames).toBe(50 * block)
    expect(source.bitDepth).toBe(24)
  })

  test.each([
    ['ID3v1', bytesOf('TAG', noise(125))],
    ['APE', bytesOf('APETAGEX', noise(300))],
    ['no', bytesOf()],
  ])('is the same with %s tag behind the sound', async (_, tag) => {
    const source = await opened(fileOf(head(50 * block), ...framesOf(50), tag))
    expect(source.totalFrames).toBe(50 * block)
    expect(bytesOf((await walk(source)).at(-1)?.data ?? [])).toEqual(frame(49))
  })

  test('ends with the last whole frame of a file that was cut short', async () => {
    const whole = bytesOf(head(90 * block), ...framesOf(90))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 89 }),
        fc.integer({ min: 1, max: 290 }),
        async (count, extra) => {
          const kept = bytesOf(head(90 * block), ...framesOf(count)).length + extra
          fc.pre(count > 0)
          const source = await opened(fileOf(whole.subarray(0, kept)))
          expect(source.totalFrames).toBe(count * block)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('seeking in a FLAC', () => {
  test('lands on the frame that holds the wanted sample, anywhere', async () => {
    const parts = framesOf(1500)
    const source = await opened(fileOf(head(1500 * block), ...parts))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1500 * block - 1 }), async (wanted) => {
        const packet = await firstFrom(source, wanted)
        const number = Math.floor(wanted / block)
        expect(packet?.start).toBe(number * block)
        expect(bytesOf(packet?.data ?? [])).toEqual(parts[number])
      }),
      { numRuns: 40 },
    )
  })

  test('keeps what follows damage in its place', async () => {
    const parts = framesOf(20)
    const source = await opened(
      fileOf(head(20 * block), ...parts.slice(0, 8), noise(900, 4), ...parts.slice(10)),
    )
    expect((await walk(source)).map(({ start }) => start / block)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ])
    expect(source.totalFrames).toBe(20 * block)
  })
})
