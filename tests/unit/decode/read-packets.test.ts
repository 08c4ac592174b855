import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contracts/problem'
import { frames, hertz } from '#contracts/units'
import { type RangeDecoder, readPackets } from '#engine/decode/read-packets'
import type { PacketDecoder } from '#engine/decode/stretch'
import type { PacketSource, SoundPacket } from '#engine/demux'

const rate = 1000
const size = 100
const never = new AbortController().signal

/** A track whose every frame sounds like its own number. Packets in `missing` are not in the file. */
const track = (packets: number, delay: number, missing: readonly number[] = []): PacketSource => {
  const all = Array.from({ length: packets }, (_, index): SoundPacket => {
    const data = new Uint8Array(4)
    new DataView(data.buffer).setInt32(0, index * size - delay)
    return { data, start: frames(index * size - delay), length: frames(size) }
  }).filter((_, index) => !missing.includes(index))
  return {
    codec: 'aac',
    codecString: 'test',
    description: null,
    sampleRate: hertz(rate),
    channels: 1,
    bitDepth: null,
    encoderDelay: frames(delay),
    totalFrames: frames(packets * size - delay),
    packets: async function* (from) {
      const first = Math.max(
        0,
        all.findLastIndex(({ start }) => start <= from),
      )
      yield* all.slice(first)
    },
    close: () => undefined,
  }
}

const numberOf = ({ data }: SoundPacket) => new DataView(data.buffer).getInt32(0)

/** Decodes those packets; fails at the ones in `bad`. Counts how often it was started. */
const decoder = (bad: readonly number[] = [], starts: number[] = []): PacketDecoder =>
  async function* (packets) {
    let first = true
    for await (const packet of packets) {
      const start = numberOf(packet)
      if (first) starts.push(start)
      first = false
      if (bad.includes(start)) throw new Error('bad packet')
      const samples = Float32Array.from({ length: size }, (_, frame) => start + frame + 1)
      yield { start, length: size, channels: [samples], sampleRate: rate }
    }
  }

const by = (decode: PacketDecoder, anchored = true): RangeDecoder => ({ decode, stretch: 3 * rate, anchored })

const heard = async (source: PacketSource, decoding: RangeDecoder, from: number, to: number) => {
  const sound: number[] = []
  for await (const block of readPackets(source, decoding, { from: frames(from), to: frames(to) }, never)) {
    expect(block.from).toBe(from + sound.length)
    expect(block.left.length).toBe(block.right.length)
    expect(block.left.length).toBeLessThanOrEqual(rate)
    expect([...block.right]).toEqual([...block.left])
    sound.push(...block.left)
  }
  return sound
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index + 1)

describe('a range', () => {
  test('is exactly the frames that were asked for, wherever it lies', async () => {
    const source = track(120, 37)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: source.totalFrames }),
        fc.integer({ min: 0, max: 5000 }),
        fc.boolean(),
        async (from, length, anchored) => {
          const to = Math.min(source.totalFrames, from + length)
          expect(await heard(source, by(decoder(), anchored), from, to)).toEqual(numbers(from, to))
        },
      ),
    )
  })

  test('is decoded from the same places wherever it begins', async () => {
    const source = track(120, 0)
    const starts = [3100, 4321, 5999].map(async (from) => {
      const seen: number[] = []
      await heard(source, by(decoder([], seen)), from, 7000)
      return seen
    })
    const [first, ...others] = await Promise.all(starts)
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('damage', () => {
  test('silences the packet that cannot be decoded and nothing else', async () => {
    const source = track(60, 0)
    const sound = await heard(source, by(decoder([2000])), 1500, 2500)
    expect(sound).toEqual([...numbers(1500, 2000), ...new Array<number>(100).fill(0), ...numbers(2100, 2500)])
  })

  test('in the pre-roll does not silence the range', async () => {
    const source = track(60, 0)
    const sound = await heard(source, by(decoder([3000])), 3100, 3300)
    expect(sound).toEqual(numbers(3100, 3300))
  })

  test('a hole in the file is as long as what is missing', async () => {
    const source = track(60, 0, [20, 21, 22])
    const sound = await heard(source, by(decoder()), 1950, 2400)
    expect(sound).toEqual([...numbers(1950, 2000), ...new Array<number>(300).fill(0), ...numbers(2300, 2400)])
  })

  test('a missing end is silence up to the length that was asked for', async () => {
    const source = { ...track(20, 0), totalFrames: frames(2500) }
    const sound = await heard(source, by(decoder()), 1900, 2500)
    expect(sound).toEqual([...numbers(1900, 2000), ...new Array<number>(500).fill(0)])
  })

  test('that spares nothing is told, not passed off as silence', async () => {
    const all = Array.from({ length: 60 }, (_, index) => index * size)
    await expect(heard(track(60, 0), by(decoder(all)), 0, 6000)).rejects.toThrow(ProblemError)
  })
})

test('an aborted read ends with the reason it was given', async () => {
  const controller = new AbortController()
  const stuck: PacketDecoder = async function* (packets, signal) {
    for await (const packet of packets) {
      controller.abort(new Error('enough'))
      signal.throwIfAborted()
      yield { start: packet.start, length: 0, channels: [new Float32Array(0)], sampleRate: rate }
    }
  }
  const read = readPackets(track(20, 0), by(stuck), { from: frames(0), to: frames(500) }, controller.signal)
  await expect(read.next()).rejects.toThrow('enough')
})
