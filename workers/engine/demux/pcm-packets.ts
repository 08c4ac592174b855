import { frames, hertz } from '#contracts/units'
import type { PacketSource } from '../demux'
import type { ByteReader } from './byte-reader'
import { indexedPackets, loadFrom } from './indexed-packets'
import { type PcmFormat, pcmCodecString } from './pcm-format'

/** Where the samples of a WAV or AIFF file lie. */
export interface PcmLayout {
  readonly format: PcmFormat
  readonly sampleRate: number
  readonly channels: number
  /** Bits of a sample that count; the rest is padding. */
  readonly bitDepth: number
  readonly offset: number
  readonly bytes: number
}

const packetFrames = 4096

/** PCM cut into packets of its own making. Null without a single whole frame, or with numbers that cannot be. */
export const pcmPackets = (reader: ByteReader, layout: PcmLayout): PacketSource | null => {
  const { format, sampleRate, channels } = layout
  const frameBytes = format.bytes * channels
  if (channels < 1 || channels > 64 || sampleRate < 1000 || sampleRate > 1_000_000) return null
  const available = Math.min(layout.bytes, reader.size - layout.offset)
  const total = Math.floor(available / frameBytes)
  if (total < 1) return null
  const length = Math.ceil(total / packetFrames)
  const startAt = (packet: number) => packet * packetFrames
  const index = {
    offset: { length, at: (packet: number) => layout.offset + startAt(packet) * frameBytes },
    size: { length, at: (packet: number) => Math.min(packetFrames, total - startAt(packet)) * frameBytes },
    start: { length, at: startAt },
    end: total,
  }
  return {
    codec: 'pcm',
    codecString: pcmCodecString(format),
    description: null,
    sampleRate: hertz(sampleRate),
    channels,
    bitDepth: format.kind === 'float' ? 32 : layout.bitDepth,
    encoderDelay: frames(0),
    totalFrames: frames(total),
    packets: indexedPackets(index, loadFrom(reader, index)),
    close: () => undefined,
  }
}

export const sampleBytes = (bits: number): PcmFormat['bytes'] | null => {
  const bytes = Math.ceil(bits / 8)
  return bytes === 1 || bytes === 2 || bytes === 3 || bytes === 4 || bytes === 8 ? bytes : null
}
