import { ProblemError, problem } from '#contracts/problem'
import type { PacketSource } from '../demux'
import { type PcmFormat, parsePcmCodecString } from '../demux/pcm-format'
import type { PacketDecoder } from './stretch'

/** Linear PCM needs no decoder: bytes become samples, exactly. */
export const pcmDecoder = ({ codecString, channels, sampleRate }: PacketSource): PacketDecoder => {
  const format = parsePcmCodecString(codecString)
  if (!format) throw new ProblemError(problem('decode/failed', `${codecString} is not linear PCM`))
  return async function* (packets) {
    for await (const { data, start } of packets) {
      const length = Math.floor(data.length / (format.bytes * channels))
      yield { start, length, channels: samplesOf(data, format, channels, length), sampleRate }
    }
  }
}

/** Interleaved samples as planar ones, ±1 full scale. */
export const samplesOf = (data: Uint8Array, format: PcmFormat, channels: number, length: number) => {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const sample = reader(view, format)
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(length)
    for (let frame = 0; frame < length; frame++) {
      samples[frame] = sample((frame * channels + channel) * format.bytes)
    }
    return samples
  })
}

const reader = (view: DataView, { kind, bytes, littleEndian }: PcmFormat): ((at: number) => number) => {
  if (kind === 'unsigned') return (at) => (view.getUint8(at) - 128) / 128
  if (kind === 'float') {
    return bytes === 8 ? (at) => view.getFloat64(at, littleEndian) : (at) => view.getFloat32(at, littleEndian)
  }
  switch (bytes) {
    case 1:
      return (at) => view.getInt8(at) / 2 ** 7
    case 2:
      return (at) => view.getInt16(at, littleEndian) / 2 ** 15
    case 3:
      return littleEndian
        ? (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23
        : (at) => ((view.getInt8(at) << 16) | view.getUint16(at + 1)) / 2 ** 23
    default:
      return (at) => view.getInt32(at, littleEndian) / 2 ** 31
  }
}
