import type { ByteReader } from '../byte-reader'
import { matches, textAt } from './binary'
import { type Chunk, type ChunkHead, walk } from './chunks'
import { noSound, notAudio, type Sniffer, sound } from './verdict'

const ebml = [0x1a, 0x45, 0xdf, 0xa3]
const ids = { segment: '18538067', tracks: '1654ae6b', cluster: '1f43b675', entry: 'ae', type: '83' }
const audioTrack = 2

/** RFC 8794: identifier and length are numbers whose first byte tells how long they are. */
const widthOf = (first: number) => Math.clz32(first) - 23

const elementHead: ChunkHead = {
  bytes: 12,
  parse: (head, offset) => {
    const idWidth = widthOf(head[0] ?? 0)
    const sizeWidth = widthOf(head[idWidth] ?? 0)
    if (idWidth > 4 || sizeWidth > 8 || idWidth + sizeWidth > head.length) return undefined
    const name = Array.from(head.subarray(0, idWidth), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const digits = head.subarray(idWidth + 1, idWidth + sizeWidth)
    const first = (head[idWidth] ?? 0) & (0xff >> sizeWidth)
    const isUnknown = first === 0xff >> sizeWidth && digits.every((byte) => byte === 0xff)
    const length = isUnknown
      ? Number.POSITIVE_INFINITY
      : digits.reduce((sum, byte) => sum * 256 + byte, first)
    const start = offset + idWidth + sizeWidth
    return { name, start, end: start + length, next: start + length }
  },
}

const isAudioEntry = async (bytes: ByteReader, entry: Chunk) => {
  for await (const field of walk(bytes, elementHead, entry.start, Math.min(entry.end, bytes.size)))
    if (field.name === ids.type) return (await bytes.read(field.start, 1))[0] === audioTrack
  return false
}

const holdsAudioTrack = async (bytes: ByteReader, tracks: Chunk) => {
  for await (const entry of walk(bytes, elementHead, tracks.start, Math.min(tracks.end, bytes.size)))
    if (entry.name === ids.entry && (await isAudioEntry(bytes, entry))) return true
  return false
}

/** Matroska and WebM. */
export const sniffMatroska: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 64)
  if (!matches(head, 0, ebml)) return undefined
  const kind = textAt(head, 0, head.length)
  if (!kind.includes('matroska') && !kind.includes('webm')) return notAudio
  let hasAudio = false
  for await (const top of walk(bytes, elementHead, from, bytes.size)) {
    if (top.name !== ids.segment) continue
    for await (const part of walk(bytes, elementHead, top.start, Math.min(top.end, bytes.size))) {
      if (part.name === ids.tracks) {
        hasAudio = await holdsAudioTrack(bytes, part)
        if (!hasAudio) return notAudio
      }
      if (part.name === ids.cluster && hasAudio) return sound('matroska')
    }
  }
  return noSound
}
