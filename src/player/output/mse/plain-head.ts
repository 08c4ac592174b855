import { type Seconds, seconds } from '#contracts/units'
import { findElement } from './ebml'

export interface PlainHead {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Sound at the start of the stream that its decoder does not drop by itself any more. */
  readonly delay: Seconds
}

const trackEntry = [0x18538067, 0x1654ae6b, 0xae] as const
const codecDelay = 0x56aa
const seekPreRoll = 0x56bb
const codecPrivate = 0x63a2

const opusRate = 48_000
const opusMagic = 'OpusHead'
/** The Vorbis comment header: its type and name, then the length of the encoder's name, then that name. */
const vorbisComment = '\u0003vorbis'

/**
 * A WebM head for a buffer that holds several tracks one after the other, of which this is number `order`; other heads
 * come back as they are. Opus says no delay, so that the append window alone cuts both of its ends: otherwise the clock
 * of its packets and that of its sound differ, and no border can be set right. And neighbours differ in something
 * that is not heard, because a decoder starts afresh only where its configuration changes, and one that goes on would
 * mix the end of one track into the start of the next.
 */
export const plainHead = (head: Uint8Array<ArrayBuffer>, order: number): PlainHead => {
  const bytes = head.slice()
  const view = new DataView(bytes.buffer)
  const part = (id: number) => {
    const found = findElement(view, [...trackEntry, id])
    return found && bytes.subarray(found.from, found.to)
  }
  const own = part(codecPrivate)
  if (!own) return { bytes, delay: seconds(0) }
  const differs = order % 2 === 1
  if (textAt(own, 0, opusMagic.length) !== opusMagic) {
    if (differs) renameEncoder(own)
    return { bytes, delay: seconds(0) }
  }
  const opus = new DataView(own.buffer, own.byteOffset, own.byteLength)
  const delay = seconds(opus.getUint16(10, true) / opusRate)
  opus.setUint16(10, 0, true)
  part(codecDelay)?.fill(0)
  if (differs) lengthenByMicrosecond(part(seekPreRoll))
  return { bytes, delay }
}

const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const renameEncoder = (headers: Uint8Array) => {
  for (let at = headers.indexOf(3); at >= 0; at = headers.indexOf(3, at + 1)) {
    if (textAt(headers, at, vorbisComment.length) !== vorbisComment) continue
    const name = at + vorbisComment.length
    const first = headers[name + 4]
    if (headers[name] !== 0 && first !== undefined) headers[name + 4] = first ^ 1
    return
  }
}

/** Adds 1,000 to the nanoseconds of an element. */
const lengthenByMicrosecond = (content: Uint8Array | null) => {
  let carry = 1000
  for (let at = (content?.length ?? 0) - 1; content && at >= 0 && carry > 0; at--) {
    const sum = (content[at] ?? 0) + carry
    content[at] = sum & 0xff
    carry = sum >> 8
  }
}
