import fc from 'fast-check'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import type { SoundFacts } from '#contracts/sound-facts'
import { frames, type Hertz, hertz } from '#contracts/units'
import { bitWriter } from '#engine/encode/bit-writer'
import { flacBlockSize, flacChunk } from '#engine/encode/flac-chunk'
import { flacFrame } from '#engine/encode/flac-frame'
import { decodedFrame } from './flac-decoder'
import { bytesOf, never, trackOf } from './sound'

const factsOf = (sampleRate: Hertz, totalFrames: number): SoundFacts => ({
  sampleRate,
  totalFrames: frames(totalFrames),
  sourceChannels: 2,
  codec: 'pcm',
  bitDepth: 16,
  lossless: true,
  decoder: 'ffmpeg',
  encoderDelay: frames(0),
})

const block = (bitDepth: 16 | 24) => {
  const sample = fc.integer({ min: -(2 ** (bitDepth - 1)), max: 2 ** (bitDepth - 1) - 1 })
  return fc.array(fc.tuple(sample, sample), { minLength: 1, maxLength: 300 }).map((pairs) => ({
    left: Int32Array.from(pairs, ([left]) => left),
    right: Int32Array.from(pairs, ([, right]) => right),
    bitDepth,
  }))
}

test.each([16, 24] as const)('%i-bit sound of any kind comes back sample for sample', (bitDepth) => {
  const writer = bitWriter()
  fc.assert(
    fc.property(block(bitDepth), fc.nat(2 ** 30), (sound, number) => {
      const back = decodedFrame(flacFrame(writer, sound, number))
      expect(back.left).toEqual(Array.from(sound.left))
      expect(back.right).toEqual(Array.from(sound.right))
      expect(back).toMatchObject({ number, depth: bitDepth })
    }),
  )
})

test('music takes less room than its samples', () => {
  const left = Int32Array.from({ length: 4608 }, (_, at) =>
    Math.round(8000 * Math.sin(at / 30) + 900 * Math.sin(at)),
  )
  const sound = { left, right: left.map((sample) => sample >> 1), bitDepth: 16 } as const
  expect(flacFrame(bitWriter(), sound, 0).length).toBeLessThan(4608 * 4 * 0.75)
})

test.each([8000, 11_025, 22_050, 44_100, 48_000, 88_200, 96_000, 192_000])(
  'at %i Hz blocks fill a chunk without a rest',
  (rate) => {
    const size = flacBlockSize(hertz(rate))
    expect((30 * rate) % size).toBe(0)
    expect(size).toBeGreaterThanOrEqual(1152)
    expect(size).toBeLessThanOrEqual(4608)
  },
)

test('chunks joined hold exactly the frames of the track', async () => {
  const rate = hertz(8000)
  const total = 8000 * 61 + 77
  const sample = (frame: number, channel: 0 | 1) =>
    Math.round(20_000 * Math.sin(frame * (channel + 1) * 0.01)) / 32_768
  const facts = factsOf(rate, total)
  const read = trackOf(total, sample, 5000)
  const chunks = await Promise.all(
    [0, 1, 2].map(async (index) =>
      bytesOf((await flacChunk({ facts, index, read, bitDepth: 16, signal: never })).body),
    ),
  )
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(Buffer.concat(chunks)) })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  expect(await track.getDecoderConfig()).toMatchObject({
    codec: 'flac',
    sampleRate: 8000,
    numberOfChannels: 2,
  })
  const heard: number[] = []
  for await (const { data, timestamp } of new EncodedPacketSink(track).packets()) {
    expect(Math.round(timestamp * rate)).toBe(heard.length)
    const decoded = decodedFrame(data)
    expect(decoded.number * flacBlockSize(rate)).toBe(heard.length)
    heard.push(...decoded.left)
  }
  expect(Int32Array.from(heard)).toEqual(
    Int32Array.from({ length: total }, (_, at) => sample(at, 0) * 32_768),
  )
})
