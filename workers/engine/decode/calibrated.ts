import { frames, hertz } from '#contracts/units'
import type { PacketSource } from '../demux'
import type { PacketDecoder } from './stretch'

/** A decoder that swallows the first frames it is due: what it gives belongs so much later. */
export const late = (decode: PacketDecoder, missing: number): PacketDecoder =>
  async function* (packets, signal) {
    for await (const stretch of decode(packets, signal)) yield { ...stretch, start: stretch.start + missing }
  }

/** The same packets on a timeline that runs `scale` times as fast. */
export const rescaled = (source: PacketSource, scale: number): PacketSource => ({
  ...source,
  sampleRate: hertz(source.sampleRate * scale),
  encoderDelay: frames(source.encoderDelay * scale),
  totalFrames: frames(source.totalFrames * scale),
  packets: async function* (from, signal) {
    for await (const { data, start, length } of source.packets(frames(Math.floor(from / scale)), signal)) {
      yield { data, start: frames(start * scale), length: frames(length * scale) }
    }
  },
})
