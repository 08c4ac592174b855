import type { ByteReader } from '../byte-reader'
import { matches, spells, textAt, viewOf } from './binary'
import { type ChunkHead, walk } from './chunks'
import { noSound, notAudio, type Sniffer, sound } from './verdict'

const chunkHead = (littleEndian: boolean): ChunkHead => ({
  bytes: 8,
  parse: (head, offset) => {
    if (head.length < 8) return undefined
    const length = viewOf(head).getUint32(4, littleEndian)
    const end = offset + 8 + length
    return { name: textAt(head, 0, 4), start: offset + 8, end, next: end + (length & 1) }
  },
})

const holdsChunk = async (
  bytes: ByteReader,
  from: number,
  littleEndian: boolean,
  name: string,
  least: number,
) => {
  // A data chunk may lie about its length; what counts is that there are bytes.
  for await (const chunk of walk(bytes, chunkHead(littleEndian), from, bytes.size))
    if (chunk.name === name) return chunk.start + least < bytes.size && chunk.end > chunk.start + least
  return false
}

/** WAV, RF64 and BW64 (EBU Tech 3306). */
export const sniffWave: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 12)
  const isRiff = spells(head, 0, 'RIFF') || spells(head, 0, 'RF64') || spells(head, 0, 'BW64')
  if (!isRiff) return undefined
  if (!spells(head, 8, 'WAVE')) return notAudio
  return (await holdsChunk(bytes, from + 12, true, 'data', 0)) ? sound('wave') : noSound
}

/** AIFF and AIFF-C: the sound chunk starts with 8 bytes of offset and block size. */
export const sniffAiff: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 12)
  if (!spells(head, 0, 'FORM')) return undefined
  if (!spells(head, 8, 'AIFF') && !spells(head, 8, 'AIFC')) return notAudio
  return (await holdsChunk(bytes, from + 12, false, 'SSND', 8)) ? sound('aiff') : noSound
}

const wave64 = [0x72, 0x69, 0x66, 0x66, 0x2e, 0x91, 0xcf, 0x11]

/** Sony Wave64: RIFF with GUIDs for names. */
export const sniffWave64: Sniffer = async (bytes, from) =>
  matches(await bytes.read(from, 8), 0, wave64) ? sound('other') : undefined
