import { hasChain, type ReadFrameHead } from './frame-chain'
import { type Sniffer, sound } from './verdict'

const kilobits = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640]
const rates = [48_000, 44_100, 32_000]

const ac3Length = (code: number): number | undefined => {
  const rate = rates[code >> 6]
  const bitrate = kilobits[(code & 63) >> 1]
  if (rate === undefined || bitrate === undefined) return undefined
  return (Math.floor((bitrate * 96_000) / rate) + (rate === 44_100 ? code & 1 : 0)) * 2
}

/** ATSC A/52, AC-3 and E-AC-3. */
const ac3Frame: ReadFrameHead = (bytes, at) => {
  if (at + 6 > bytes.length || bytes[at] !== 0x0b || bytes[at + 1] !== 0x77) return undefined
  const [high = 0, low = 0, code = 0, kind = 0] = bytes.subarray(at + 2, at + 6)
  const version = kind >> 3
  if (version > 16) return undefined
  const length = version > 10 ? ((((high & 7) << 8) | low) + 1) * 2 : ac3Length(code)
  return length === undefined || length < 8 ? undefined : { length, stream: version }
}

export const sniffAc3: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 65_536)
  return hasChain(head, 0, ac3Frame, 4, from + head.length >= bytes.size) ? sound('ac3') : undefined
}
