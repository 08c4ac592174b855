import { crc8, crc16Step } from '../flac-crc'
import { asciiAt, viewOf } from './byte-reader'

/** STREAMINFO, RFC 9639 section 8.2. */
export interface StreamInfo {
  readonly minimumBlock: number
  readonly maximumBlock: number
  readonly minimumFrameBytes: number
  readonly maximumFrameBytes: number
  readonly sampleRate: number
  readonly channels: number
  readonly bitDepth: number
  /** 0 where the encoder did not know. */
  readonly totalFrames: number
}

export const streamInfoBytes = 34

export const parseStreamInfo = (bytes: Uint8Array): StreamInfo => {
  const view = viewOf(bytes)
  const packed = view.getUint32(10)
  return {
    minimumBlock: view.getUint16(0),
    maximumBlock: view.getUint16(2),
    minimumFrameBytes: view.getUint32(4) >>> 8,
    maximumFrameBytes: view.getUint32(6) & 0xff_ffff,
    sampleRate: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bitDepth: ((packed >>> 4) & 31) + 1,
    totalFrames: (packed & 15) * 2 ** 32 + view.getUint32(14),
  }
}

export interface FlacFrameHeader {
  /** Absolute index of its first PCM frame. */
  readonly start: number
  readonly length: number
}

/** The longest header: 4 fixed bytes, 7 of the coded number, 2 + 2 uncommon sizes, CRC. */
export const longestHeader = 16

/** RFC 9639 section 9.1; null where no frame of this stream begins. */
export const parseFlacFrame = (bytes: Uint8Array, at: number, info: StreamInfo): FlacFrameHeader | null => {
  const [first, second, third, fourth] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  if (first !== 0xff || second === undefined || third === undefined || fourth === undefined) return null
  if ((second & 0xfe) !== 0xf8 || (fourth & 1) !== 0 || !depthFits((fourth >> 1) & 7, info.bitDepth))
    return null
  const channelCode = fourth >> 4
  if ((channelCode < 8 ? channelCode + 1 : channelCode < 11 ? 2 : 0) !== info.channels) return null
  const number = codedNumber(bytes, at + 4)
  if (!number) return null
  let next = number.next
  const take = (size: number) => {
    next += size
    return size === 1 ? (bytes[next - 1] ?? 0) : (bytes[next - 2] ?? 0) * 256 + (bytes[next - 1] ?? 0)
  }
  const blockCode = third >> 4
  const length = blockCode === 6 ? take(1) + 1 : blockCode === 7 ? take(2) + 1 : blockLengths[blockCode]
  const rateCode = third & 15
  const rate =
    rateCode === 12
      ? take(1) * 1000
      : rateCode === 13
        ? take(2)
        : rateCode === 14
          ? take(2) * 10
          : rates[rateCode]
  if (!length || rate === undefined || (rate !== 0 && rate !== info.sampleRate)) return null
  if (next >= bytes.length || crc8(bytes.subarray(at, next)) !== bytes[next]) return null
  const variable = (second & 1) === 1
  return { start: variable ? number.value : number.value * info.maximumBlock, length }
}

const blockLengths = [0, 192, 576, 1152, 2304, 4608, 0, 0, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]
/** 0: as STREAMINFO says. */
const rates = [0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]
const depths = [0, 8, 12, -1, 16, 20, 24, 32]

const depthFits = (code: number, bitDepth: number) => code === 0 || depths[code] === bitDepth

/** UTF-8's scheme, stretched to 36 bits. */
const codedNumber = (bytes: Uint8Array, at: number) => {
  const head = bytes[at]
  if (head === undefined || head === 0xff) return null
  if (head < 0x80) return { value: head, next: at + 1 }
  const ones = Math.clz32(~(head << 24))
  if (ones < 2) return null
  let value = head & (0x7f >> ones)
  for (let index = 1; index < ones; index++) {
    const byte = bytes[at + index]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return null
    value = value * 64 + (byte & 0x3f)
  }
  return { value, next: at + ones }
}

/**
 * Bytes of the whole frame at the front, by its own checksum, where no other whole one follows: behind it may stand
 * the beginning of a frame that was cut short, or a tag. Null when the frame itself is cut short.
 */
export const wholeFrameBytes = (bytes: Uint8Array): number | null => {
  let crc = 0
  for (let at = 0; at < bytes.length; at++) {
    crc = crc16Step(crc, bytes[at] ?? 0)
    if (crc === 0 && at > shortestFrame && endsHere(bytes, at + 1)) return at + 1
  }
  return null
}

const shortestFrame = 8
const endsHere = (bytes: Uint8Array, at: number): boolean => {
  if (at === bytes.length || ['TAG', 'APETAGEX'].some((tag) => asciiAt(bytes, at, tag.length) === tag))
    return true
  const [first, second] = bytes.subarray(at, at + 2)
  // The beginning of another frame, or padding.
  return first === 0xff ? second === undefined || (second & 0xfe) === 0xf8 : first === 0 && second === 0
}
