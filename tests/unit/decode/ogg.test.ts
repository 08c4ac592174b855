import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { opusPacketFrames, parseOpusHead, withoutPreSkip } from '#engine/demux/opus-head'
import { vorbisLength } from '#engine/demux/packet-length'
import { bytesOf, fileOf, little, noise } from './bytes'
import { firstFrom, opened, walk } from './walk'

const serial = 77
const opusHead = (preSkip: number) =>
  bytesOf('OpusHead', [1, 2], little(preSkip, 2), little(48_000, 4), [0, 0, 0])

interface Page {
  readonly flags: number
  readonly granule: number
  readonly lacing: readonly number[]
  readonly data: Uint8Array
}

const pageBytes = ({ flags, granule, lacing, data }: Page) =>
  bytesOf(
    'OggS',
    [0, flags],
    little(granule < 0 ? 0xffff_ffff : granule, 4),
    granule < 0 ? [255, 255, 255, 255] : [0, 0, 0, 0],
    little(serial, 4),
    little(0, 4),
    little(0, 4),
    [lacing.length],
    lacing,
    data,
  )

/** One 20 ms packet of full-band CELT. */
const packet = (size: number, seed: number) => bytesOf([0xfc], noise(size - 1, seed))

/** Pages of up to `perPage` lacing values, packets running on where a page is full. */
const opusFile = (packets: readonly Uint8Array[], preSkip: number, cut: number, perPage: number) => {
  const lacing = packets.flatMap((data, index) => {
    const values = new Array<number>(Math.floor(data.length / 255)).fill(255)
    return [...values, data.length % 255].map((value) => ({ value, index, ends: value < 255 }))
  })
  const sound = bytesOf(...packets)
  const pages: Page[] = []
  let at = 0
  let continued = false
  for (let from = 0; from < lacing.length; from += perPage) {
    const own = lacing.slice(from, from + perPage)
    const size = own.reduce((sum, { value }) => sum + value, 0)
    const ended = own.filter(({ ends }) => ends).at(-1)
    const last = from + perPage >= lacing.length
    const granule = ended ? (ended.index + 1) * 960 - (last ? cut : 0) : -1
    pages.push({
      flags: (continued ? 1 : 0) | (last ? 4 : 0),
      granule,
      lacing: own.map(({ value }) => value),
      data: sound.subarray(at, at + size),
    })
    at += size
    continued = own.at(-1)?.ends === false
  }
  const tags = bytesOf('OpusTags', little(0, 4), little(0, 4))
  const head = opusHead(preSkip)
  return fileOf(
    pageBytes({ flags: 2, granule: 0, lacing: [head.length], data: head }),
    pageBytes({ flags: 0, granule: 0, lacing: [tags.length], data: tags }),
    ...pages.map(pageBytes),
  )
}

describe('Opus in Ogg', () => {
  test('is cut by its pre-skip in front and by the last granule at the end', async () => {
    const packets = Array.from({ length: 200 }, (_, index) => packet(120, index + 1))
    const source = await opened(opusFile(packets, 312, 500, 50))
    expect(source.encoderDelay).toBe(312)
    expect(source.totalFrames).toBe(200 * 960 - 312 - 500)
  })

  test('gives every packet whole and in its place, however it lies on pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 900 }), { minLength: 3, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (sizes, perPage) => {
          const packets = sizes.map((size, index) => packet(size, index + 1))
          const source = await opened(opusFile(packets, 312, 0, perPage))
          const found = await walk(source)
          expect(found.map(({ data }) => bytesOf(data))).toEqual(packets)
          expect(found.map(({ start }) => start)).toEqual(sizes.map((_, index) => index * 960 - 312))
          const middle = (sizes.length * 960) / 2
          expect((await firstFrom(source, middle))?.start).toBe(Math.floor((middle + 312) / 960) * 960 - 312)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a file that was cut short ends with its last whole page', async () => {
    const packets = Array.from({ length: 100 }, (_, index) => packet(100, index + 1))
    const whole = opusFile(packets, 312, 0, 50)
    const source = await opened(new File([whole.slice(0, whole.size - 40)], 'song'))
    expect(source.totalFrames).toBe(50 * 960 - 312)
  })
})

test('an Opus header can be told to skip nothing and stays the same otherwise', () => {
  const head = opusHead(3840)
  const bare = withoutPreSkip(head)
  expect(parseOpusHead(bare)).toEqual({ channels: 2, preSkip: 0 })
  expect(bytesOf(bare.subarray(0, 10), head.subarray(10, 12), bare.subarray(12))).toEqual(head)
})

test.each([
  [[0x00], 480],
  [[0x18], 2880],
  [[0x60], 480],
  [[0x68], 960],
  [[0x80], 120],
  [[0xfc], 960],
  [[0xfd], 1920],
  [[0xff, 3], 2880],
])('an Opus packet that begins %j lasts %i frames', (head, length) => {
  expect(opusPacketFrames(Uint8Array.from(head))).toBe(length)
})

test('Vorbis packets last a quarter of two neighbouring blocks, the first one nothing', () => {
  const lengthOf = vorbisLength({ sampleRate: 44_100, channels: 2, blocks: [256, 2048], long: [false, true] })
  const short = Uint8Array.of(0b00)
  const long = Uint8Array.of(0b10)
  expect([short, short, long, long, short].map(lengthOf)).toEqual([0, 128, 576, 1024, 576])
})
