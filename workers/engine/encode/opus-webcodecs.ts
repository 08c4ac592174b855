import type { StereoBlock } from '../sound'
import { encodeFailed, inTime } from './encode-failed'
import type { OpusEncoder, OpusPacket } from './opus-encoder'
import { preSkip, preSkipOf } from './opus-packets'
import { opusRate } from './resampling-kernel'

interface OpusConfig extends AudioEncoderConfig {
  opus: { frameDuration: number; application: 'audio'; complexity: number }
}

/** Half the work of the usual complexity of 9, for a difference nobody hears at this rate. */
const config: OpusConfig = {
  codec: 'opus',
  sampleRate: opusRate,
  numberOfChannels: 2,
  bitrate: 128_000,
  opus: { frameDuration: 20_000, application: 'audio', complexity: 5 },
}

export const webCodecsHasOpus = async (): Promise<boolean> => {
  if (typeof AudioEncoder === 'undefined') return false
  const answer = await AudioEncoder.isConfigSupported(config).catch(() => null)
  return answer?.supported === true
}

/** Blocks the encoder may have in hand; more would only fill memory. */
const ahead = 2
/** 200 ms: short enough for the first packets to leave early. */
const pieceFrames = 9600

/** The browser's own encoder. Its time stamps are not used: browsers disagree on them. */
export const webCodecsEncoder: OpusEncoder = {
  firstSpan: Number.POSITIVE_INFINITY,
  encode: async function* (blocks, signal) {
    let ready: OpusPacket[] = []
    let failure: Error | undefined
    const taken = () => {
      if (failure) throw failure
      const packets = ready
      ready = []
      return packets
    }
    const encoder = new AudioEncoder({
      output: (chunk, metadata) => {
        const head = metadata?.decoderConfig?.description
        if (head) failure ??= unfit(head)
        const packet = new Uint8Array(chunk.byteLength)
        chunk.copyTo(packet)
        ready.push(packet)
      },
      error: (error) => {
        failure ??= encodeFailed(`The browser's Opus encoder: ${error.message}`)
      },
    })
    try {
      encoder.configure(config)
      for await (const piece of inPieces(blocks)) {
        encode(encoder, piece)
        while (encoder.encodeQueueSize > ahead && !failure) {
          await inTime(dequeued(encoder), "The browser's Opus encoder", signal)
        }
        yield* taken()
      }
      if (!failure) await inTime(encoder.flush(), "The browser's Opus encoder", signal)
      yield* taken()
    } catch (error) {
      throw error instanceof DOMException && !signal.aborted
        ? (failure ?? encodeFailed(error.message))
        : error
    } finally {
      if (encoder.state !== 'closed') encoder.close()
    }
  },
}

const unfit = (description: AllowSharedBufferSource) => {
  const head = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
  return preSkipOf(head) === preSkip
    ? undefined
    : encodeFailed(`The browser's Opus encoder holds back ${preSkipOf(head)} frames, not ${preSkip}`)
}

/** Resolves at the next sign of life; the caller looks again. */
const dequeued = (encoder: AudioEncoder) =>
  new Promise<void>((resolve) => encoder.addEventListener('dequeue', () => resolve(), { once: true }))

const encode = (encoder: AudioEncoder, { left, right }: StereoBlock) => {
  const planes = new Float32Array(left.length * 2)
  planes.set(left)
  planes.set(right, left.length)
  const data = new AudioData({
    format: 'f32-planar',
    sampleRate: opusRate,
    numberOfFrames: left.length,
    numberOfChannels: 2,
    timestamp: 0,
    data: planes,
  })
  encoder.encode(data)
  data.close()
}

const inPieces = async function* (blocks: AsyncGenerator<StereoBlock, void, undefined>) {
  for await (const { left, right } of blocks) {
    for (let at = 0; at < left.length; at += pieceFrames) {
      yield { left: left.subarray(at, at + pieceFrames), right: right.subarray(at, at + pieceFrames) }
    }
  }
}
