import type { Hertz } from '#contracts/units'
import { bigEndian, text } from '../byte-writing'
import { joined } from '../joined'
import { box, fullBox, u16, u32 } from './fragmented-mp4'

interface Shape {
  readonly sampleRate: Hertz
  readonly channels: number
  readonly bitDepth: number
}

/** MPEG audio in an `mp4a` entry (ISO/IEC 14496-14). `config` is the AudioSpecificConfig; MP3 has none. */
export const mpegEntry = (objectType: number, config: Uint8Array | null, shape: Shape) => {
  const specific = config ? descriptor(0x05, config) : new Uint8Array()
  const decoder = descriptor(
    0x04,
    bigEndian(objectType, 1),
    bigEndian(0x15, 1),
    bigEndian(0, 3),
    u32(0, 0),
    specific,
  )
  const elementary = descriptor(0x03, u16(0), bigEndian(0, 1), decoder, descriptor(0x06, bigEndian(2, 1)))
  return audioEntry('mp4a', shape, fullBox('esds', 0, 0, elementary))
}

/** FLAC (xiph.org, "Encapsulation of FLAC in ISO Base Media File Format"). `streamInfo` is the bare block of 34 bytes. */
export const flacEntry = (streamInfo: Uint8Array, shape: Shape) =>
  audioEntry('fLaC', shape, fullBox('dfLa', 0, 0, u32(0x8000_0022), streamInfo))

/** Opus (opus-codec.org, "Encapsulation of Opus in ISO Base Media File Format"). `head` is the OpusHead. */
export const opusEntry = (head: Uint8Array, shape: Shape) => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const fields = joined(
    bigEndian(0, 1),
    head.subarray(9, 10),
    u16(view.getUint16(10, true)),
    u32(view.getUint32(12, true)),
    u16(view.getInt16(16, true)),
    head.subarray(18),
  )
  return audioEntry('Opus', shape, box('dOps', fields))
}

/** Rates past 16 bits do not fit: they are in the codec's own header. */
const audioEntry = (type: string, { sampleRate, channels, bitDepth }: Shape, config: Uint8Array) =>
  box(
    type,
    u32(0),
    u16(0, 1),
    u32(0, 0),
    u16(channels, bitDepth, 0, 0, sampleRate < 65_536 ? sampleRate : 0, 0),
    config,
  )

const descriptor = (tag: number, ...content: readonly Uint8Array[]) => {
  const body = joined(...content)
  const length = [21, 14, 7, 0].map((shift) => ((body.length >> shift) & 0x7f) | (shift ? 0x80 : 0))
  return joined(Uint8Array.of(tag, ...length), body)
}

/** The STREAMINFO block inside a FLAC header, with or without its marker and other blocks. */
export const streamInfoOf = (header: Uint8Array): Uint8Array => {
  const marker = text('fLaC').every((letter, at) => header[at] === letter)
  return marker ? header.subarray(8, 42) : header.subarray(header.length === 34 ? 0 : 4).subarray(0, 34)
}
