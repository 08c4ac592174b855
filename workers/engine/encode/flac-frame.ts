import { crc8, crc16 } from '../flac-crc'
import type { BitWriter } from './bit-writer'
import { putSubframe, subframeCost } from './flac-subframe'

/** A block of stereo samples as whole numbers of `bitDepth` bits. */
export interface IntegerBlock {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly bitDepth: 16 | 24
}

/** The four ways a FLAC frame can hold two channels. */
const pairings = [
  { code: 0b0001, channels: ['left', 'right'] },
  { code: 0b1000, channels: ['left', 'side'] },
  { code: 0b1001, channels: ['side', 'right'] },
  { code: 0b1010, channels: ['mid', 'side'] },
] as const

/** One FLAC frame (RFC 9639, 9): frame `number` of a stream with a fixed block size. */
export const flacFrame = (
  writer: BitWriter,
  block: IntegerBlock,
  number: number,
): Uint8Array<ArrayBuffer> => {
  const { left, right, bitDepth } = block
  const side = left.map((value, at) => value - (right[at] ?? 0))
  const mid = left.map((value, at) => (value + (right[at] ?? 0)) >> 1)
  const samples = { left, right, side, mid }
  const cost = {
    left: subframeCost(left),
    right: subframeCost(right),
    side: subframeCost(side),
    mid: subframeCost(mid),
  }
  const bits = (pairing: (typeof pairings)[number]) => cost[pairing.channels[0]] + cost[pairing.channels[1]]
  const best = pairings.reduce((cheapest, pairing) => (bits(pairing) < bits(cheapest) ? pairing : cheapest))

  writer.put(0b11111111_111110_0_0, 16) // sync, fixed block size
  writer.put(0b0111, 4) // the block size follows in 16 bits
  writer.put(0b0000, 4) // the sample rate is in STREAMINFO
  writer.put(best.code, 4)
  writer.put(bitDepth === 16 ? 0b100 : 0b110, 3)
  writer.put(0, 1)
  putCodedNumber(writer, number)
  writer.put(left.length - 1, 16)
  writer.put(crc8(writer.view()), 8)
  for (const channel of best.channels) {
    putSubframe(writer, samples[channel], channel === 'side' ? bitDepth + 1 : bitDepth)
  }
  writer.align()
  writer.put(crc16(writer.view()), 16)
  return writer.take()
}

/** A number of up to 31 bits in the manner of UTF-8. */
const putCodedNumber = (writer: BitWriter, value: number) => {
  if (value < 0x80) return writer.put(value, 8)
  let followers = 1
  while (value >= 2 ** (5 * followers + 6)) followers++
  const lead = (0xff << (7 - followers)) & 0xff
  writer.put(lead | Math.floor(value / 64 ** followers), 8)
  for (let at = followers - 1; at >= 0; at--) writer.put(0x80 | (Math.floor(value / 64 ** at) & 0x3f), 8)
}
