import { matches, uint64At, viewOf } from './binary'
import { noSound, notAudio, type Sniffer, sound } from './verdict'

const header = [
  0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0x00, 0xaa, 0x00, 0x62, 0xce, 0x6c,
]
const audioMedia = [
  0x40, 0x9e, 0x69, 0xf8, 0x4d, 0x5b, 0xcf, 0x11, 0xa8, 0xfd, 0x00, 0x80, 0x5f, 0x5c, 0x44, 0x2b,
]
const mostHeaderBytes = 16_777_216
const dataHeadBytes = 50

/** WMA. The type of a stream is a GUID inside the header; after the header comes the data object. */
export const sniffAsf: Sniffer = async (bytes, from) => {
  const start = await bytes.read(from, 30)
  if (!matches(start, 0, header) || start.length < 30) return undefined
  const length = uint64At(viewOf(start), 16, true)
  const content = await bytes.read(from, Math.min(length, mostHeaderBytes))
  for (let at = content.indexOf(0x40); at >= 0; at = content.indexOf(0x40, at + 1))
    if (matches(content, at, audioMedia))
      return from + length + dataHeadBytes < bytes.size ? sound('asf') : noSound
  return notAudio
}
