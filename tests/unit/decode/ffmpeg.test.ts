import { BufferSource, EncodedPacketSink, Input, MATROSKA } from 'mediabunny'
import { describe, expect, test } from 'vitest'
import { frames, hertz } from '#contracts/units'
import { parseOutputFormat, planar } from '#engine/decode/ffmpeg-output'
import { parseFfmpegStream } from '#engine/decode/ffmpeg-stream'
import { landmarkBefore, locate, parseLandmarks } from '#engine/decode/landmarks'
import { miniMatroska } from '#engine/decode/mini-matroska'
import type { PacketSource, SoundPacket } from '#engine/demux'
import { bytesOf, noise } from './bytes'

test('packets survive the journey into ffmpeg byte for byte', async () => {
  const packets = Array.from(
    { length: 50 },
    (_, index): SoundPacket => ({
      data: noise(80 + index * 9, index + 1),
      start: frames(index * 1152),
      length: frames(1152),
    }),
  )
  const source: PacketSource = {
    codec: 'mp3',
    codecString: 'mp3',
    description: null,
    sampleRate: hertz(44_100),
    channels: 2,
    bitDepth: null,
    encoderDelay: frames(0),
    totalFrames: frames(50 * 1152),
    packets: async function* () {},
    close: () => undefined,
  }
  const input = new Input({ source: new BufferSource(miniMatroska(source, packets)), formats: [MATROSKA] })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  expect(track.codec).toBe('mp3')
  const found: Uint8Array[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) found.push(bytesOf(packet.data))
  expect(found).toEqual(packets.map(({ data }) => bytesOf(data)))
})

describe('what ffmpeg says', () => {
  test.each([
    [
      'wmav2 (a[1][0][0] / 0x0161), 44100 Hz, stereo, fltp, 128 kb/s',
      { codec: 'wma', sampleRate: 44_100, channels: 2, bitDepth: null, lossless: false },
    ],
    [
      'wavpack, 96000 Hz, 5.1(side), s32p (24 bit)',
      { codec: 'wavpack', sampleRate: 96_000, channels: 6, bitDepth: 24, lossless: true },
    ],
    [
      'tta, 8000 Hz, mono, s16p',
      { codec: 'tta', sampleRate: 8000, channels: 1, bitDepth: 16, lossless: true },
    ],
    [
      'ac3, 48000 Hz, 7 channels, fltp, 448 kb/s',
      { codec: 'ac3', sampleRate: 48_000, channels: 7, bitDepth: null, lossless: false },
    ],
  ])('of a stream is understood: %s', (line, expected) => {
    expect(parseFfmpegStream(`Input #0\n  Stream #0:0: Audio: ${line}\n`)).toEqual(expected)
  })

  test('of the sound it wrote is understood', () => {
    const log =
      "Input #0\n Stream #0:0: Audio: pcm_f32le, 8000 Hz, stereo\nOutput #0, f32le, to 'x':\n Stream #0:0: Audio: pcm_f32le, 44100 Hz, mono, flt\n"
    expect(parseOutputFormat(log)).toEqual({ sampleRate: 44_100, channels: 1 })
    expect(parseOutputFormat('Invalid data found')).toBeNull()
  })
})

test('interleaved samples part into channels', () => {
  expect(planar(Float32Array.of(1, -1, 2, -2), 2).map((side) => [...side])).toEqual([
    [1, 2],
    [-1, -2],
  ])
})

describe('finding a place again after a seek', () => {
  const sound = Float32Array.from(noise(8000), (value) => value / 255)
  const log =
    'Parsed_ashowinfo_3 @ 0x1] n:0 pts:0 x nb_samples:100 \nParsed_ashowinfo_3 @ 0x1] n:1 pts:2000 x nb_samples:100 \n'
  const written = Float32Array.from([...sound.subarray(0, 200), ...sound.subarray(4000, 4200)])
  const landmarks = parseLandmarks(log, written, 2)

  test('the last landmark before it leads the way', () => {
    expect(landmarkBefore(landmarks, 3000)?.at).toBe(2000)
    expect(landmarkBefore(landmarks, 1999)).toBeNull()
  })

  test('a decode that begins anywhere near is placed to the frame', () => {
    const landmark = landmarkBefore(landmarks, 3000)
    if (!landmark) throw new Error('no landmark')
    expect(locate(landmark, sound.subarray(2 * 1234), 2, 700, 300)).toBe(2000 - 1234)
    expect(locate(landmark, sound.subarray(2 * 2500), 2, 0, 300)).toBeNull()
  })

  test('a landmark that is found twice or is silent leads nowhere', () => {
    const twice = Float32Array.from([...written.subarray(200), ...written.subarray(200)])
    const landmark = landmarks[1]
    if (!landmark) throw new Error('no landmark')
    expect(locate(landmark, twice, 2, 50, 200)).toBeNull()
    expect(landmarkBefore([{ at: 50, samples: new Float32Array(20) }], 60)).toBeNull()
  })
})
