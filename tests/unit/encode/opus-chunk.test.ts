import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SoundFacts } from '#contracts/sound-facts'
import { frames, hertz } from '#contracts/units'
import { opusChunk } from '#engine/encode/opus-chunk'
import { opusHead } from '#engine/encode/opus-packets'
import { runFfmpeg } from '#engine/ffmpeg/run-ffmpeg'
import { oggOf } from './ogg'
import { bytesOf, collected, never, trackOf } from './sound'

vi.mock('#engine/ffmpeg/run-ffmpeg', () => ({ runFfmpeg: vi.fn() }))

/** What a fake encoder makes of 20 ms: a TOC byte and the number that the first frame carried. */
const packetOf = (number: number) => Uint8Array.of(0xfc, 1 + (number & 0x7f), 1 + (number >> 7))
const numberIn = (packet: Uint8Array) => (packet[1] ?? 0) - 1 + ((packet[2] ?? 0) - 1) * 128

/** Every frame of a packet tells the packet's number, so that a misplaced one is seen. */
const numbered = (frame: number) => Math.floor(frame / 960) / 65_536

const total = 48_000 * 65 + 123
const facts: SoundFacts = {
  sampleRate: hertz(48_000),
  totalFrames: frames(total),
  sourceChannels: 2,
  codec: 'pcm',
  bitDepth: 16,
  lossless: true,
  decoder: 'ffmpeg',
  encoderDelay: frames(0),
}
const read = trackOf(total, numbered, 10_000)

const chunk = async (index: number, path: 'auto' | 'ffmpeg', signal = never) =>
  (await opusChunk({ facts, index, read, path, signal })).body

const numbersIn = async (...chunks: readonly AsyncIterable<Uint8Array>[]) => {
  const bytes = Buffer.concat(await Promise.all(chunks.map(bytesOf)))
  const track = await new Input({ formats: [WEBM], source: new BufferSource(bytes) }).getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  const packets = await collected(new EncodedPacketSink(track).packets())
  packets.forEach(({ timestamp }, at) => {
    expect(timestamp).toBeCloseTo(at * 0.02, 9)
  })
  return packets.map(({ data }) => numberIn(data))
}

const packetsAltogether = Math.ceil((total + 312) / 960)
/** The last packet is silence behind the end: its frames carry no number. */
const everyNumber = Array.from({ length: packetsAltogether }, (_, at) => (at * 960 < total ? at : 0))

type Behaviour = 'works' | 'silent' | 'fails' | 'dies late' | 'holds back'
let behaviour: Behaviour = 'works'

class FakeEncoder extends EventTarget {
  static isConfigSupported = async () => ({ supported: true })
  state = 'unconfigured'
  encodeQueueSize = 0
  made = 0
  /** Where the next packet starts in the next piece of sound. */
  offset = 0
  constructor(readonly init: AudioEncoderInit) {
    super()
  }
  configure() {
    this.state = 'configured'
  }
  encode(data: { planes: Float32Array; numberOfFrames: number }) {
    this.encodeQueueSize++
    if (behaviour === 'silent') return
    setTimeout(() => {
      this.encodeQueueSize--
      if (behaviour === 'fails' || (behaviour === 'dies late' && this.made > 100)) {
        this.init.error(new DOMException('out of order'))
      } else {
        for (; this.offset < data.numberOfFrames; this.offset += 960) {
          this.emit(Math.round((data.planes[this.offset] ?? 0) * 65_536))
        }
        this.offset -= data.numberOfFrames
      }
      this.dispatchEvent(new Event('dequeue'))
    })
  }
  emit(number: number) {
    const packet = packetOf(number)
    const description = opusHead.slice()
    if (behaviour === 'holds back') description[10] = 120
    const output = { byteLength: packet.length, copyTo: (target: Uint8Array) => target.set(packet) }
    this.init.output(
      output as EncodedAudioChunk,
      this.made++ === 0 ? ({ decoderConfig: { description } } as never) : {},
    )
  }
  flush() {
    return behaviour === 'silent' ? new Promise(() => {}) : new Promise((resolve) => setTimeout(resolve, 5))
  }
  close() {
    this.state = 'closed'
  }
}

class FakeData {
  planes: Float32Array
  numberOfFrames: number
  constructor(init: { data: Float32Array; numberOfFrames: number }) {
    this.planes = init.data
    this.numberOfFrames = init.numberOfFrames
  }
  close() {}
}

beforeEach(() => {
  behaviour = 'works'
  vi.stubGlobal('AudioEncoder', FakeEncoder)
  vi.stubGlobal('AudioData', FakeData)
  vi.mocked(runFfmpeg).mockReset()
  vi.mocked(runFfmpeg).mockImplementation(async ({ writes, reads }) => {
    const bytes = writes?.[0]?.bytes ?? new Uint8Array()
    const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    const packets: Uint8Array[] = []
    for (let at = 0; at < samples.length; at += 1920)
      packets.push(packetOf(Math.round((samples[at] ?? 0) * 65_536)))
    const file = oggOf([opusHead, new Uint8Array(16), ...packets])
    return { exitCode: 0, files: new Map([[reads[0] ?? '', file]]), log: '' }
  })
})
afterEach(() => vi.unstubAllGlobals())

test.each(['auto', 'ffmpeg'] as const)(
  'chunks joined hold every packet once and in its place (%s)',
  async (path) => {
    const chunks = await Promise.all([0, 1, 2].map((index) => chunk(index, path)))
    expect(await numbersIn(...chunks)).toEqual(everyNumber)
    expect(vi.mocked(runFfmpeg).mock.calls.length).toBe(path === 'auto' ? 0 : 6)
  },
)

test('chunks from different encoders join as well', async () => {
  expect(await numbersIn(await chunk(0, 'ffmpeg'), await chunk(1, 'auto'), await chunk(2, 'ffmpeg'))).toEqual(
    everyNumber,
  )
})

test('the first bytes leave long before the chunk is encoded', async () => {
  const body = await chunk(1, 'auto')
  const first = await body.next()
  expect(first.value?.length).toBeLessThan(500)
  await body.return()
})

test.each(['fails', 'holds back'] as const)(
  'an encoder that %s is replaced before anything is heard of it',
  async (how) => {
    behaviour = how
    const chunks = await Promise.all([0, 1, 2].map((index) => chunk(index, 'auto')))
    expect(await numbersIn(...chunks)).toEqual(everyNumber)
    expect(runFfmpeg).toHaveBeenCalled()
  },
)

test('an encoder that never answers is given up after ten seconds', async () => {
  behaviour = 'silent'
  vi.useFakeTimers()
  try {
    const bytes = chunk(2, 'auto').then(bytesOf)
    await vi.advanceTimersByTimeAsync(10_001)
    expect((await bytes).length).toBeGreaterThan(0)
    expect(runFfmpeg).toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

test('a failure in the middle of a chunk is told, not hidden', async () => {
  behaviour = 'dies late'
  await expect(chunk(0, 'auto').then(bytesOf)).rejects.toMatchObject({ problem: { code: 'encode/failed' } })
  expect(runFfmpeg).not.toHaveBeenCalled()
})

test('ffmpeg failing is told with its code', async () => {
  vi.mocked(runFfmpeg).mockResolvedValue({ exitCode: 1, files: new Map(), log: 'Unknown encoder' })
  await expect(chunk(0, 'ffmpeg').then(bytesOf)).rejects.toMatchObject({
    problem: { code: 'encode/failed', detail: expect.stringContaining('Unknown encoder') },
  })
})

test('a decoder that fails is not blamed on the encoder', async () => {
  const broken = new Error('unreadable')
  const body = (
    await opusChunk({
      facts,
      index: 0,
      // biome-ignore lint/correctness/useYield: it fails before it yields
      read: async function* () {
        throw broken
      },
      path: 'auto',
      signal: never,
    })
  ).body
  await expect(bytesOf(body)).rejects.toBe(broken)
  expect(runFfmpeg).not.toHaveBeenCalled()
})

test('an abort ends the wait at once', async () => {
  behaviour = 'silent'
  const stop = new AbortController()
  const bytes = chunk(0, 'auto', stop.signal).then(bytesOf)
  setTimeout(() => stop.abort(), 5)
  await expect(bytes).rejects.toMatchObject({ name: 'AbortError' })
})
