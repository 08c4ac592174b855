import type { ByteReader } from './byte-reader'
import { endOfId3 } from './id3'
import { spells, viewOf } from './sniff/binary'

const id3v1Bytes = 128
const apeFooterBytes = 32

const part = (bytes: ByteReader, from: number, to: number): ByteReader => ({
  size: to - from,
  read: (offset, length) => bytes.read(from + offset, Math.max(0, Math.min(length, to - from - offset))),
})

/** The part of a file that holds an ID3 or APE tag, as a file of its own; undefined without one. */
export const tagRegion = async (bytes: ByteReader): Promise<ByteReader | undefined> => {
  const head = await endOfId3(bytes)
  if (head > 0) return part(bytes, 0, Math.min(head, bytes.size))
  const tailBytes = Math.min(bytes.size, id3v1Bytes + apeFooterBytes)
  const tail = await bytes.read(bytes.size - tailBytes, tailBytes)
  const hasId3v1 = spells(tail, tail.length - id3v1Bytes, 'TAG')
  const footer = tail.length - apeFooterBytes - (hasId3v1 ? id3v1Bytes : 0)
  if (spells(tail, footer, 'APETAGEX')) {
    // The length in the footer leaves out a header of the same size.
    const length = viewOf(tail).getUint32(footer + 12, true) + apeFooterBytes
    return part(bytes, Math.max(0, bytes.size - tail.length + footer + apeFooterBytes - length), bytes.size)
  }
  return hasId3v1 ? part(bytes, bytes.size - id3v1Bytes, bytes.size) : undefined
}
