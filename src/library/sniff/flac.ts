import { spells, viewOf } from './binary'
import { type ChunkHead, walk } from './chunks'
import { noSound, notAudio, type Sniffer, soundIf } from './verdict'

const lastFlag = 0x80
const streamInfoBytes = 34

/** RFC 9639 metadata blocks, named by whether another follows. */
const blockHead: ChunkHead = {
  bytes: 4,
  parse: (head, offset) => {
    if (head.length < 4) return undefined
    const start = offset + 4
    const end = start + (viewOf(head).getUint32(0) & 0xff_ffff)
    return { name: (head[0] ?? 0) & lastFlag ? 'last' : 'more', start, end, next: end }
  },
}

export const sniffFlac: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 8)
  if (!spells(head, 0, 'fLaC') || head.length < 8) return undefined
  // STREAMINFO is block type 0 and comes first.
  if ((viewOf(head).getUint32(4) & 0x7fff_ffff) !== streamInfoBytes) return notAudio
  for await (const block of walk(bytes, blockHead, from + 4, bytes.size))
    if (block.name === 'last') return soundIf(block.end < bytes.size, 'flac')
  return noSound
}
