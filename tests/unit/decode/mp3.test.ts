import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPackets } from '#engine/demux/open-packets'
import { big, bytesOf, fileOf, noise } from './bytes'
import { firstFrom, opened, walk } from './walk'

/** MPEG 1 layer III, 128 kb/s, 44.1 kHz, stereo: 417 bytes, 1152 frames. */
const header = [0xff, 0xfb, 0x90, 0x00]
const frame = (seed: number) => bytesOf(header, noise(413, seed + 1))
const framesOf = (count: number) => Array.from({ length: count }, (_, index) => frame(index))

const infoFrame = (packets: number, delay: number, padding: number, encoder = 'LAME3.100') => {
  const body = new Uint8Array(417)
  const tag = bytesOf('Info', big(3, 4), big(packets, 4), big(0, 4), encoder, new Uint8Array(12))
  body.set(header)
  body.set(tag, 36)
  body.set(big(delay * 4096 + padding, 3), 36 + tag.length)
  return body
}

describe('the length of an MP3', () => {
  test('is what is left after the encoder delay, the decoder delay and the padding are cut', async () => {
    const source = await opened(fileOf(infoFrame(10, 576, 1000), ...framesOf(10)))
    expect(source.encoderDelay).toBe(576 + 529)
    expect(source.totalFrames).toBe(10 * 1152 - 576 - 1000)
  })

  test('counts the frames themselves where there is no header', async () => {
    const source = await opened(fileOf(...framesOf(25)))
    expect(source.totalFrames).toBe(25 * 1152)
  })

  test('follows the file and not a header that lies about it', async () => {
    const source = await opened(fileOf(infoFrame(4000, 576, 1000), ...framesOf(10)))
    expect(source.totalFrames).toBe(10 * 1152 - 576 - 529)
  })

  test('is not trimmed where the encoder is not known to count its delay', async () => {
    const source = await opened(fileOf(infoFrame(10, 576, 1000, 'Unknown12'), ...framesOf(10)))
    expect(source.encoderDelay).toBe(0)
    expect(source.totalFrames).toBe(10 * 1152)
  })

  test('reaches to the last piece of a file that was cut short', async () => {
    const whole = bytesOf(infoFrame(10, 576, 1000), ...framesOf(10))
    const source = await opened(fileOf(whole.subarray(0, whole.length - 300)))
    expect(source.totalFrames).toBe(10 * 1152 - 576 - 1000)
    const packets = await walk(source)
    expect(packets.at(-1)?.data.length).toBe(117)
  })
})

describe('the packets of an MP3', () => {
  test('are found past tags in front, behind, and past damage in the middle', async () => {
    const id3 = bytesOf('ID3', [4, 0, 0, 0, 0, 2, 0], noise(256, 9))
    const tail = bytesOf('TAG', noise(125, 3))
    const parts = framesOf(12)
    const source = await opened(fileOf(id3, ...parts.slice(0, 6), noise(700, 5), ...parts.slice(6), tail))
    expect((await walk(source)).map(({ data }) => bytesOf(data))).toEqual(parts)
  })

  test('are handed out from the one that holds the wanted frame', async () => {
    const source = await opened(fileOf(infoFrame(40, 576, 1000), ...framesOf(40)))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: source.totalFrames - 1 }), async (wanted) => {
        const packet = await firstFrom(source, wanted)
        expect(packet?.start).toBeLessThanOrEqual(wanted)
        expect((packet?.start ?? 0) + (packet?.length ?? 0)).toBeGreaterThan(wanted)
      }),
    )
  })
})

test('noise is no MP3, nor is a lone sync word in it', async () => {
  expect(await openPackets(fileOf(noise(50_000)))).toBeNull()
  expect(await openPackets(fileOf(noise(5000), frame(1), noise(5000)))).toBeNull()
})
