import { hasChain, type ReadFrameHead } from './frame-chain'
import { type Sniffer, sound } from './verdict'

/** ISO 13818-7, ADTS. */
const adtsFrame: ReadFrameHead = (bytes, at) => {
  if (at + 7 > bytes.length) return undefined
  const [sync = 0, kind = 0, shape = 0, low = 0, middle = 0, high = 0] = bytes.subarray(at, at + 6)
  if (sync !== 0xff || (kind & 0xf6) !== 0xf0 || ((shape >> 2) & 15) > 12) return undefined
  const length = ((low & 3) << 11) | (middle << 3) | (high >> 5)
  if (length < 7) return undefined
  return { length, stream: (kind << 16) | ((shape & 0xfd) << 8) | (low & 0xc0) }
}

export const sniffAdts: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 65_536)
  return hasChain(head, 0, adtsFrame, 4, from + head.length >= bytes.size) ? sound('adts') : undefined
}
