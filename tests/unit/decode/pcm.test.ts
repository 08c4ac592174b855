import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { samplesOf } from '#engine/decode/pcm-decoder'
import { parsePcmCodecString, pcmCodecString } from '#engine/demux/pcm-format'
import { big, bytesOf, fileOf, little, noise } from './bytes'
import { opened, walk } from './walk'

const format = (tag: number, channels: number, bits: number) =>
  bytesOf(
    'fmt ',
    little(16, 4),
    little(tag, 2),
    little(channels, 2),
    little(44_100, 4),
    little((44_100 * channels * bits) / 8, 4),
    little((channels * bits) / 8, 2),
    little(bits, 2),
  )
const wave = (said: number, data: Uint8Array, fmt = format(1, 2, 16)) =>
  fileOf('RIFF', little(36 + said, 4), 'WAVE', fmt, 'data', little(said, 4), data)

describe('a WAV file', () => {
  test('is as long as its data', async () => {
    const source = await opened(wave(40_000, noise(40_000)))
    expect(source.totalFrames).toBe(10_000)
    expect(source).toMatchObject({ codec: 'pcm', codecString: 'pcm-s16', bitDepth: 16, channels: 2 })
  })

  test.each([0, 0xffff_ffff, 90_000_000])('is as long as the file when its header says %i', async (said) => {
    expect((await opened(wave(said, noise(40_002)))).totalFrames).toBe(10_000)
  })

  test('hands out its samples untouched', async () => {
    const data = noise(20_000)
    const packets = await walk(await opened(wave(data.length, data)))
    expect(bytesOf(...packets.map((packet) => packet.data))).toEqual(bytesOf(data))
  })
})

test('an AIFF file tells its rate as an 80-bit float', async () => {
  const common = bytesOf(
    'COMM',
    big(18, 4),
    big(2, 2),
    big(500, 4),
    big(24, 2),
    [0x40, 0x0f, 0xbb, 0x80, 0, 0, 0, 0, 0, 0],
  )
  const sound = bytesOf('SSND', big(8 + 3000, 4), big(0, 4), big(0, 4), noise(3000))
  const source = await opened(fileOf('FORM', big(4 + common.length + sound.length, 4), 'AIFF', common, sound))
  expect(source).toMatchObject({
    sampleRate: 96_000,
    totalFrames: 500,
    codecString: 'pcm-s24be',
    bitDepth: 24,
  })
})

describe('samples', () => {
  const value = (name: string, bytes: readonly number[]) => {
    const parsed = parsePcmCodecString(name)
    return parsed && samplesOf(Uint8Array.from(bytes), parsed, 1, 1)[0]?.[0]
  }

  test.each([
    ['pcm-u8', [0], -1],
    ['pcm-u8', [128], 0],
    ['pcm-s8', [0x81], -127 / 128],
    ['pcm-s16', [0x00, 0x80], -1],
    ['pcm-s16be', [0x40, 0x00], 0.5],
    ['pcm-s24', [0x01, 0x00, 0x80], -1 + 2 ** -23],
    ['pcm-s24be', [0x7f, 0xff, 0xff], 1 - 2 ** -23],
    ['pcm-s32', [0, 0, 0, 0xc0], -0.5],
    ['pcm-f32be', [0xbf, 0x80, 0, 0], -1],
    ['pcm-f64', [0, 0, 0, 0, 0, 0, 0xe0, 0x3f], 0.5],
  ])('of %s %j are %f', (name, bytes, expected) => {
    expect(value(name, bytes)).toBe(Math.fround(expected))
  })

  test('of 24 bits keep every bit, in both byte orders', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 23), max: 2 ** 23 - 1 }), (sample) => {
        const bytes = little(sample < 0 ? sample + 2 ** 24 : sample, 3)
        expect(value('pcm-s24', bytes)).toBe(sample / 2 ** 23)
        expect(value('pcm-s24be', [...bytes].reverse())).toBe(sample / 2 ** 23)
      }),
    )
  })

  test('have a name for each format and back', () => {
    for (const name of ['pcm-u8', 'pcm-s8', 'pcm-s16', 'pcm-s24be', 'pcm-f64', 'pcm-f32be']) {
      const parsed = parsePcmCodecString(name)
      expect(parsed && pcmCodecString(parsed)).toBe(name)
    }
    expect(parsePcmCodecString('ulaw')).toBeNull()
  })
})
