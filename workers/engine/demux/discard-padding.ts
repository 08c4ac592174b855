import { type ByteReader, viewOf } from './byte-reader'

const searched = 1 << 17
const nanosecondsPerSecond = 1e9

/** Seconds cut from the last block of a Matroska file: its `DiscardPadding` element, 0 where there is none. */
export const readDiscardPadding = async (reader: ByteReader): Promise<number> => {
  const tail = await reader.read(Math.max(0, reader.size - searched), searched)
  for (let at = tail.lastIndexOf(0x75); at > 0; at = tail.lastIndexOf(0x75, at - 1)) {
    const size = (tail[at + 2] ?? 0) - 0x80
    if (tail[at + 1] !== 0xa2 || size < 1 || size > 8 || at + 3 + size > tail.length) continue
    const view = viewOf(tail)
    let value = view.getInt8(at + 3)
    for (let index = 1; index < size; index++) value = value * 256 + view.getUint8(at + 3 + index)
    // A longer cut than any packet is not this element but sound that looks like it.
    if (value >= 0 && value < nanosecondsPerSecond / 8) return value / nanosecondsPerSecond
  }
  return 0
}
