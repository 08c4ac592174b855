import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny'
import { expect, test } from 'vitest'
import { seconds } from '#contracts/units'
import { opusHead } from '#engine/encode/opus-packets'
import { webmCluster, webmInit } from '#engine/encode/webm'
import { joined } from '#engine/joined'

const init = webmInit({
  codec: 'opus',
  header: opusHead,
  sampleRate: 48_000,
  channels: 2,
  duration: seconds(61.5),
  codecDelay: seconds(0.0065),
  seekPreRoll: seconds(0.08),
  tick: seconds(0.001),
})

/** TOC byte of a stereo CELT packet of 20 ms, and something to tell packets apart by. */
const packet = (number: number) =>
  Uint8Array.of(0xfc, number & 0xff, number >> 8, ...new Uint8Array(number % 300))

const parsed = async (bytes: Uint8Array) => {
  const input = new Input({ formats: [WEBM], source: new BufferSource(bytes) })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  const packets = []
  for await (const found of new EncodedPacketSink(track).packets()) packets.push(found)
  return { track, config: await track.getDecoderConfig(), packets }
}

test('the initialisation segment tells codec, channels and rate', async () => {
  const { track, config } = await parsed(joined(init, webmCluster([{ data: packet(0), start: 0 }])))
  expect(track.codec).toBe('opus')
  expect(config).toMatchObject({ codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 })
  expect(new Uint8Array(config?.description as ArrayBuffer)).toEqual(opusHead)
})

test('packets come back untouched and at their time', async () => {
  const numbers = Array.from({ length: 120 }, (_, at) => at)
  const clusters = [0, 50, 100].map((from) =>
    webmCluster(numbers.slice(from, from + 50).map((at) => ({ data: packet(at), start: at * 20 }))),
  )
  const { packets } = await parsed(joined(init, ...clusters))
  expect(packets.map(({ data }) => Array.from(data))).toEqual(numbers.map((at) => Array.from(packet(at))))
  packets.forEach(({ timestamp }, at) => {
    expect(timestamp).toBeCloseTo(at * 0.02, 9)
  })
})

test('media of a later chunk stands right after the initialisation segment, hours into a track', async () => {
  const start = 4 * 3600 * 1000
  const { packets } = await parsed(
    joined(init, webmCluster([0, 1, 2].map((at) => ({ data: packet(at), start: start + at * 20 })))),
  )
  expect(packets).toHaveLength(3)
  expect(packets[0]?.timestamp).toBe(4 * 3600)
})

test('a block group carries a length of its own and what to discard', async () => {
  const { packets } = await parsed(
    joined(
      init,
      webmCluster([
        { data: packet(1), start: 0, length: 13 },
        { data: packet(2), start: 13, length: 7, discard: seconds(0.005) },
      ]),
    ),
  )
  expect(packets.map(({ duration }) => duration)).toEqual([0.013, 0.007])
})

test('the bytes of a discard are nanoseconds', () => {
  const cluster = webmCluster([{ data: packet(1), start: 0, length: 20, discard: seconds(0.0135) }])
  const at = cluster.findIndex((byte, index) => byte === 0x75 && cluster[index + 1] === 0xa2)
  expect(new DataView(cluster.buffer).getBigInt64(at + 3)).toBe(13_500_000n)
})
