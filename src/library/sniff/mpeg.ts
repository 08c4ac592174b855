import { hasChain, type ReadFrameHead } from './frame-chain'
import { type Sniffer, sound } from './verdict'

const bitrates: Readonly<Record<string, readonly number[]>> = {
  '1-1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const rates = [44_100, 48_000, 32_000]

/** ISO 11172-3 and 13818-3: layers I to III, MPEG 1, 2 and 2.5. */
const mpegFrame: ReadFrameHead = (bytes, at) => {
  const [sync = 0, kind = 0, shape = 0] = bytes.subarray(at, at + 3)
  if (at + 4 > bytes.length || sync !== 0xff || (kind & 0xe0) !== 0xe0) return undefined
  const version = (kind >> 3) & 3
  const layer = 4 - ((kind >> 1) & 3)
  const kilobits = bitrates[`${version === 3 ? 1 : 2}-${layer}`]?.[(shape >> 4) - 1]
  const baseRate = rates[(shape >> 2) & 3]
  if (version === 1 || kilobits === undefined || baseRate === undefined) return undefined
  const rate = version === 3 ? baseRate : version === 2 ? baseRate / 2 : baseRate / 4
  const padding = (shape >> 1) & 1
  const length =
    layer === 1
      ? (Math.floor((12_000 * kilobits) / rate) + padding) * 4
      : Math.floor(((layer === 3 && version !== 3 ? 72_000 : 144_000) * kilobits) / rate) + padding
  return { length, stream: (kind & 0xfe) | (((shape >> 2) & 3) << 8) }
}

const searchBytes = 65_536
const framesAtStart = 4
const framesAfterJunk = 6

/** MP3 (and layers I, II). Tags with a wrong size and other junk may come before the first frame. */
export const sniffMpeg: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, searchBytes)
  const endsHere = from + head.length >= bytes.size
  if (hasChain(head, 0, mpegFrame, framesAtStart, endsHere)) return sound('mpeg')
  for (let at = head.indexOf(0xff); at >= 0; at = head.indexOf(0xff, at + 1))
    if (hasChain(head, at, mpegFrame, framesAfterJunk, false)) return sound('mpeg')
  return undefined
}
