import type { PacketSource } from '../demux'
import { asciiAt, type ByteReader, viewOf } from './byte-reader'
import { pcmPackets, sampleBytes } from './pcm-packets'

interface Format {
  readonly tag: number
  readonly channels: number
  readonly sampleRate: number
  readonly containerBits: number
  readonly validBits: number
}

/** WAV and RF64 with linear samples; a length that cannot be true gives way to the file's real one. */
export const openWave = async (reader: ByteReader): Promise<PacketSource | null> => {
  const head = await reader.read(0, 12)
  const riff = asciiAt(head, 0, 4)
  if ((riff !== 'RIFF' && riff !== 'RF64') || asciiAt(head, 8, 4) !== 'WAVE') return null
  let format: Format | null = null
  let longLength: number | null = null
  let offset = 12
  while (offset + 8 <= reader.size) {
    const chunk = await reader.read(offset, 8 + 40)
    if (chunk.length < 8) return null
    const name = asciiAt(chunk, 0, 4)
    const view = viewOf(chunk)
    const size = view.getUint32(4, true)
    if (name === 'ds64' && chunk.length >= 24) longLength = Number(view.getBigUint64(16, true))
    if (name === 'fmt ') format = parseFormat(chunk.subarray(8, 8 + size))
    if (name === 'data') {
      const said = size === 0xffff_ffff ? (longLength ?? Number.POSITIVE_INFINITY) : size
      return format && linear(reader, format, offset + 8, said || Number.POSITIVE_INFINITY)
    }
    offset += 8 + size + (size & 1)
  }
  return null
}

const extensible = 0xfffe

const parseFormat = (bytes: Uint8Array): Format | null => {
  if (bytes.length < 16) return null
  const view = viewOf(bytes)
  const tag = view.getUint16(0, true)
  const bits = view.getUint16(14, true)
  const channels = view.getUint16(2, true)
  const blockAlign = view.getUint16(12, true)
  const containerBits = channels > 0 && blockAlign >= channels ? (blockAlign / channels) * 8 : bits
  const extended = tag === extensible && bytes.length >= 40
  return {
    tag: extended ? view.getUint16(24, true) : tag,
    channels,
    sampleRate: view.getUint32(4, true),
    containerBits,
    validBits: (extended && view.getUint16(18, true)) || bits,
  }
}

const linear = (reader: ByteReader, format: Format, offset: number, length: number): PacketSource | null => {
  const bytes = sampleBytes(format.containerBits)
  const kind = format.tag === 3 ? 'float' : format.tag !== 1 ? null : bytes === 1 ? 'unsigned' : 'signed'
  if (!bytes || !kind || (kind === 'float' ? bytes < 4 : bytes > 4)) return null
  return pcmPackets(reader, {
    format: { kind, bytes, littleEndian: true },
    sampleRate: format.sampleRate,
    channels: format.channels,
    bitDepth: format.validBits,
    offset,
    bytes: length,
  })
}
