import { spells, textAt, viewOf } from './binary'
import { type ChunkHead, walk } from './chunks'
import { noSound, type Sniffer, sound } from './verdict'

/** Apple Core Audio Format; a length of −1 means "to the end of the file". */
const chunkHead: ChunkHead = {
  bytes: 12,
  parse: (head, offset) => {
    if (head.length < 12) return undefined
    const length = Number(viewOf(head).getBigInt64(4))
    const start = offset + 12
    const end = length < 0 ? Number.POSITIVE_INFINITY : start + length
    return { name: textAt(head, 0, 4), start, end, next: end }
  },
}

const editCountBytes = 4

export const sniffCaf: Sniffer = async (bytes, from) => {
  if (!spells(await bytes.read(from, 8), 0, 'caff')) return undefined
  for await (const chunk of walk(bytes, chunkHead, from + 8, bytes.size))
    if (chunk.name === 'data' && Math.min(chunk.end, bytes.size) > chunk.start + editCountBytes)
      return sound('caf')
  return noSound
}
