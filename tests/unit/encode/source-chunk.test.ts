import fc from 'fast-check'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import { totalChunks } from '#contracts/chunking'
import { bareChunkStart, sourceFormats, sourceMimeTypes } from '#contracts/source-formats'
import { type Frames, frames, hertz, seconds } from '#contracts/units'
import type { PacketSource, SoundPacket } from '#engine/demux'
import { opusHead } from '#engine/encode/opus-packets'
import { describeSource, packetsOf, sourceChunk } from '#engine/encode/source-chunk'
import { bytesOf, collected, never } from './sound'

const aacConfig = Uint8Array.of(0x12, 0x10)
const streamInfo = Uint8Array.of(
  0x66,
  0x4c,
  0x61,
  0x43,
  0x80,
  0,
  0,
  34,
  0x10,
  0,
  0x10,
  0,
  ...new Uint8Array(6),
  0x0a,
  0xc4,
  0x42,
  0xf0,
  ...new Uint8Array(20),
)

/** A track of packets of `length` frames, the first one `encoderDelay` frames early. */
const sourceOf = (given: Partial<PacketSource> & { readonly packet: number }): PacketSource => {
  const whole = {
    codec: 'aac',
    codecString: 'mp4a.40.2',
    description: aacConfig,
    sampleRate: hertz(44_100),
    channels: 2,
    bitDepth: null,
    encoderDelay: frames(1024),
    totalFrames: frames(44_100 * 65),
    ...given,
  } as const
  const packets: SoundPacket[] = []
  for (
    let start: number = -whole.encoderDelay;
    start < whole.totalFrames + given.packet;
    start += given.packet
  ) {
    const number = packets.length
    const data = Uint8Array.of(0xfc, number & 0xff, number >> 8, ...new Uint8Array(number % 7))
    packets.push({ data, start: frames(start), length: frames(given.packet) })
  }
  return {
    ...whole,
    packets: async function* (from: Frames) {
      yield* packets.slice(
        Math.max(
          0,
          packets.findLastIndex(({ start }) => start <= from),
        ),
      )
    },
    close: () => {},
  }
}

const everyPacket = (source: PacketSource) => collected(source.packets(frames(-source.encoderDelay), never))

const leaving = async (source: PacketSource, mseTypes: readonly string[], indices: readonly number[]) =>
  Buffer.concat(
    await Promise.all(
      indices.map(async (index) =>
        bytesOf((await sourceChunk({ packets: source, index, mseTypes, signal: never })).body),
      ),
    ),
  )

const parsed = async (bytes: Uint8Array) => {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  return {
    config: await track.getDecoderConfig(),
    packets: await collected(new EncodedPacketSink(track).packets()),
  }
}

const kinds = [
  { format: sourceFormats.aac, given: { packet: 1024 } },
  {
    format: sourceFormats.flac,
    given: {
      packet: 4096,
      codec: 'flac',
      codecString: 'flac',
      description: streamInfo,
      encoderDelay: frames(0),
    },
  },
  {
    format: sourceFormats.mp3InMp4,
    given: { packet: 1152, codec: 'mp3', codecString: 'mp3', description: null, encoderDelay: frames(1105) },
  },
  {
    format: sourceFormats.opus,
    given: {
      packet: 960,
      codec: 'opus',
      codecString: 'opus',
      description: opusHead,
      sampleRate: hertz(48_000),
      encoderDelay: frames(312),
    },
  },
  {
    format: sourceFormats.opusInMp4,
    given: {
      packet: 960,
      codec: 'opus',
      codecString: 'opus',
      description: opusHead,
      sampleRate: hertz(48_000),
      encoderDelay: frames(312),
    },
  },
] as const

test.each(kinds)(
  '$format holds the packets of the file, untouched and at their time',
  async ({ format, given }) => {
    const source = sourceOf(given)
    const { config, packets } = await parsed(await leaving(source, [format], [0, 1, 2]))
    const wanted = (await everyPacket(source)).filter(({ start }) => start < source.totalFrames)
    expect(packets.map(({ data }) => Array.from(data))).toEqual(wanted.map(({ data }) => Array.from(data)))
    expect(config).toMatchObject({ sampleRate: source.sampleRate, numberOfChannels: 2 })
    packets.forEach(({ timestamp }, at) => {
      const start = ((wanted[at]?.start ?? 0) + source.encoderDelay) / source.sampleRate
      expect(Math.abs(timestamp - start)).toBeLessThan(1 / 90_000)
    })
  },
)

test('any later chunk makes sense right after the initialisation segment', async () => {
  const source = sourceOf({ packet: 1024 })
  const whole = await leaving(source, [sourceFormats.aac], [0])
  const init = whole.subarray(0, whole.indexOf('moof') - 4)
  const { packets } = await parsed(Buffer.concat([init, await leaving(source, [sourceFormats.aac], [2])]))
  const leadIn = 1024 / 44_100
  expect((packets[0]?.timestamp ?? 0) - leadIn).toBeLessThanOrEqual(60)
  expect((packets[0]?.timestamp ?? 0) - leadIn).toBeGreaterThan(60 - 1024 / 44_100)
})

test('bare MP3 packets follow one another without anything between', async () => {
  const source = sourceOf(kinds[2].given)
  const wanted = (await everyPacket(source)).filter(({ start }) => start < source.totalFrames)
  expect(await leaving(source, [sourceFormats.mp3], [0, 1, 2])).toEqual(
    Buffer.concat(wanted.map(({ data }) => data)),
  )
  expect(describeSource(source, [sourceFormats.mp3])).toEqual({
    contentType: 'audio/mpeg',
    leadIn: 1105 - 529,
    timestamps: 'sequence',
  })
})

test('chunks hold each packet exactly once, and each one reaches back to its border', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(576, 960, 1024, 1152, 4096, 4608),
      fc.nat(3000),
      fc.integer({ min: 1, max: 8000 * 100 }),
      async (packet, delay, total) => {
        const source = sourceOf({
          packet,
          encoderDelay: frames(delay),
          totalFrames: frames(total),
          sampleRate: hertz(8000),
        })
        const chunks = await Promise.all(
          Array.from({ length: totalChunks(source) }, (_, index) =>
            collected(packetsOf(source, index, never)),
          ),
        )
        const wanted = (await everyPacket(source)).filter(({ start }) => start < total)
        expect(chunks.flat()).toEqual(wanted)
        chunks.forEach(([first], index) => {
          expect(first?.start).toBeLessThanOrEqual(index * 240_000)
          if (index > 0) expect((first?.start ?? 0) + packet).toBeGreaterThan(index * 240_000)
        })
      },
    ),
    { numRuns: 50 },
  )
})

test('a player can tell where a chunk of bare packets starts', async () => {
  for (const [rate, packet] of [
    [44_100, 1152],
    [48_000, 1152],
    [22_050, 576],
  ] as const) {
    for (const delay of [0, 528, 1105, 2257]) {
      const source = sourceOf({
        ...kinds[2].given,
        packet,
        sampleRate: hertz(rate),
        encoderDelay: frames(delay),
        totalFrames: frames(rate * 100),
      })
      for (const index of [0, 1, 2, 3]) {
        const [first] = await collected(packetsOf(source, index, never))
        const start = bareChunkStart(index, hertz(rate), seconds((delay - 529) / rate))
        // Its decoder plays everything 529 frames before its time stamp.
        expect(start * rate - 529).toBeCloseTo(first?.start ?? Number.NaN, 3)
      }
    }
  }
})

test('a browser that takes no fitting container gets none', async () => {
  const source = sourceOf({ packet: 1024 })
  expect(describeSource(source, [sourceFormats.flac])).toBeNull()
  await expect(sourceChunk({ packets: source, index: 0, mseTypes: [], signal: never })).rejects.toMatchObject(
    { problem: { code: 'format/not-available' } },
  )
  expect(describeSource(sourceOf({ packet: 4096, codec: 'alac' }), sourceMimeTypes)).toBeNull()
})

test('Opus needs no lead-in: its decoder drops the delay by itself', () => {
  expect(describeSource(sourceOf(kinds[3].given), sourceMimeTypes)).toEqual({
    contentType: sourceFormats.opus,
    leadIn: 0,
    timestamps: 'self',
  })
})

test('Vorbis keeps its first packet, the one without sound, and never two at one time', async () => {
  const lengths = [0, 128, 576, 1024, 1024, 1024]
  const all = lengths.map((length, at): SoundPacket => {
    const start = lengths.slice(0, at).reduce((sum, before) => sum + before, 0)
    return { data: Uint8Array.of(at, 1, 2), start: frames(start), length: frames(length) }
  })
  const header = Uint8Array.of(2, 1, 1, 1, 3, 5)
  const source: PacketSource = {
    ...sourceOf({ packet: 1024, codec: 'vorbis', codecString: 'vorbis', description: header }),
    encoderDelay: frames(0),
    totalFrames: frames(3700),
    packets: async function* (from) {
      yield* all.slice(
        Math.max(
          0,
          all.findLastIndex(({ start }) => start <= from),
        ),
      )
    },
  }
  const bytes = await leaving(source, [sourceFormats.vorbis], [0])
  const blocks = [...blocksIn(bytes)]
  expect(blocks.map(({ data }) => data[0])).toEqual([0, 1, 2, 3, 4, 5])
  expect(blocks.map(({ time }) => time)).toEqual([0, 1, 290, 1596, 3918, 6240])
})

/** The blocks of clusters that start at time 0, read byte by byte. */
const blocksIn = function* (bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at++) {
    // Block: its ID, a size of one byte, track 1, the time in 16 bits, flags.
    if (bytes[at] !== 0xa1 || bytes[at + 1] !== 0x87 || bytes[at + 2] !== 0x81) continue
    yield { time: (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0), data: bytes.subarray(at + 6, at + 9) }
  }
}
