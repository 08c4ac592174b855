import { asciiAt, viewOf } from './byte-reader'
import type { Mp3Header } from './mp3-header'

/** Every layer III decoder starts this late. */
const decoderDelay = 529

export interface Mp3Gapless {
  /** Packets the tag counts after itself, null where it does not say. */
  readonly packets: number | null
  /** Frames to cut in front, decoder delay included. */
  readonly delay: number
  /** Frames to cut at the end, of a file that has all its packets. */
  readonly padding: number
}

/** The Xing, Info or VBRI tag of a stream's first frame, null for a frame that holds sound. */
export const parseMp3Tag = (frame: Uint8Array, header: Mp3Header): Mp3Gapless | null => {
  const vbri = 4 + 32
  if (asciiAt(frame, vbri, 4) === 'VBRI' && frame.length >= vbri + 18) {
    return { packets: viewOf(frame).getUint32(vbri + 14), delay: 0, padding: 0 }
  }
  const at = header.xingOffset
  const name = asciiAt(frame, at, 4)
  if ((name !== 'Xing' && name !== 'Info') || frame.length < at + 8) return null
  const view = viewOf(frame)
  const flags = view.getUint32(at + 4)
  let next = at + 8
  const field = (bit: number, size: number): number | null => {
    if (!(flags & bit)) return null
    next += size
    return next
  }
  const afterPackets = field(1, 4)
  field(2, 4)
  field(4, 100)
  field(8, 4)
  const packets =
    afterPackets !== null && afterPackets <= frame.length ? view.getUint32(afterPackets - 4) : null
  const encoder = asciiAt(frame, next, 4)
  if (!['LAME', 'Lavf', 'Lavc'].includes(encoder) || frame.length < next + 24) {
    return { packets, delay: 0, padding: 0 }
  }
  const delays = view.getUint32(next + 20) & 0xff_ffff
  const padding = Math.max(0, (delays & 0xfff) - decoderDelay)
  return { packets, delay: (delays >> 12) + decoderDelay, padding }
}
