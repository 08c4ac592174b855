import { viewOf } from './byte-reader'

/** The fields of OpusHead (RFC 7845) that matter to the timeline. */
export const parseOpusHead = (head: Uint8Array) => ({
  channels: head[9] ?? 2,
  preSkip: head.length >= 12 ? viewOf(head).getUint16(10, true) : 0,
})

/** The same header asking for no skip: what is cut is then counted by us, alike in every decoder. */
export const withoutPreSkip = (head: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = head.slice()
  if (copy.length >= 12) viewOf(copy).setUint16(10, 0, true)
  return copy
}

/** Frames at 48 kHz in a packet, from its table-of-contents byte (RFC 6716 section 3.1). */
export const opusPacketFrames = (packet: Uint8Array): number => {
  const toc = packet[0]
  if (toc === undefined) return 0
  const config = toc >> 3
  const frame =
    config < 12
      ? ([480, 960, 1920, 2880][config & 3] ?? 0)
      : config < 16
        ? 480 << (config & 1)
        : 120 << (config & 3)
  const code = toc & 3
  const count = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63
  return frame * count
}
