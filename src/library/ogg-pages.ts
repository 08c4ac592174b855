import type { ByteReader } from './byte-reader'
import { spells, viewOf } from './sniff/binary'

const longestPage = 65_307

/** The last granule position of an Ogg file, read from its last pages; undefined when none is found there. */
export const lastGranule = async (bytes: ByteReader): Promise<number | undefined> => {
  const tail = await bytes.read(Math.max(0, bytes.size - longestPage), longestPage)
  const view = viewOf(tail)
  for (let at = tail.length - 27; at >= 0; at--) {
    if (tail[at] !== 0x4f || !spells(tail, at, 'OggS')) continue
    const granule = view.getBigInt64(at + 6, true)
    // −1 marks a page on which no packet ends.
    if (granule >= 0n) return Number(granule)
  }
  return undefined
}
