import type { PacketSource } from '../demux'
import { asciiAt, type ByteReader, viewOf } from './byte-reader'
import type { PcmFormat } from './pcm-format'
import { pcmPackets, sampleBytes } from './pcm-packets'

interface Common {
  readonly channels: number
  readonly bits: number
  readonly sampleRate: number
  readonly coding: string
}

/** AIFF, and AIFC where its samples are linear. */
export const openAiff = async (reader: ByteReader): Promise<PacketSource | null> => {
  const head = await reader.read(0, 12)
  const form = asciiAt(head, 8, 4)
  if (asciiAt(head, 0, 4) !== 'FORM' || (form !== 'AIFF' && form !== 'AIFC')) return null
  let common: Common | null = null
  let sound: { offset: number; bytes: number } | null = null
  let offset = 12
  while (offset + 8 <= reader.size && !(common && sound)) {
    const chunk = await reader.read(offset, 8 + 22)
    const view = viewOf(chunk)
    const size = view.getUint32(4)
    const name = asciiAt(chunk, 0, 4)
    if (name === 'COMM') common = parseCommon(chunk.subarray(8), form)
    if (name === 'SSND' && chunk.length >= 16) {
      const skip = 8 + view.getUint32(8)
      sound = { offset: offset + 8 + skip, bytes: size > skip ? size - skip : Number.POSITIVE_INFINITY }
    }
    offset += 8 + size + (size & 1)
  }
  const format = common && formatOf(common)
  if (!common || !sound || !format) return null
  const { channels, sampleRate } = common
  return pcmPackets(reader, { format, sampleRate, channels, bitDepth: common.bits, ...sound })
}

const parseCommon = (bytes: Uint8Array, form: string): Common | null => {
  if (bytes.length < (form === 'AIFC' ? 22 : 18)) return null
  const view = viewOf(bytes)
  return {
    channels: view.getUint16(0),
    bits: view.getUint16(6),
    sampleRate: extendedFloat(view, 8),
    coding: form === 'AIFC' ? asciiAt(bytes, 18, 4) : 'NONE',
  }
}

/** IEEE 754 80-bit, positive whole numbers only. */
const extendedFloat = (view: DataView, at: number): number => {
  const exponent = (view.getUint16(at) & 0x7fff) - 16_383
  return Math.round((view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6)) * 2 ** (exponent - 63))
}

const formatOf = ({ coding, bits }: Common): PcmFormat | null => {
  const bytes = sampleBytes(bits)
  switch (coding) {
    case 'NONE':
    case 'twos':
    case 'in24':
    case 'in32':
      return bytes && { kind: 'signed', bytes, littleEndian: false }
    case 'sowt':
      return bytes && { kind: 'signed', bytes, littleEndian: true }
    case 'raw ':
      return { kind: 'unsigned', bytes: 1, littleEndian: true }
    case 'fl32':
    case 'FL32':
      return { kind: 'float', bytes: 4, littleEndian: false }
    case 'fl64':
    case 'FL64':
      return { kind: 'float', bytes: 8, littleEndian: false }
    default:
      return null
  }
}
