/** What the four bytes at the head of an MPEG layer III frame say. */
export interface Mp3Header {
  /** Bytes that stay the same all through one stream: version, layer and sample rate. */
  readonly kind: number
  readonly sampleRate: number
  readonly channels: 1 | 2
  /** PCM frames in one packet. */
  readonly length: 576 | 1152
  /** Bytes of the packet with its header. */
  readonly size: number
  /** Where a Xing or Info tag would stand. */
  readonly xingOffset: number
}

const bitratesMpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitratesMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates = [44_100, 48_000, 32_000]

/** Null where no layer III frame begins (free-format frames are not known either). */
export const parseMp3Header = (bytes: Uint8Array, at: number): Mp3Header | null => {
  const [first, second, third, fourth] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  if (first !== 0xff || second === undefined || third === undefined || fourth === undefined) return null
  if ((second & 0xe0) !== 0xe0) return null
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  if (version === 1 || layer !== 1) return null
  const mpeg1 = version === 3
  const bitrate = (mpeg1 ? bitratesMpeg1 : bitratesMpeg2)[third >> 4]
  const baseRate = sampleRates[(third >> 2) & 3]
  if (!bitrate || !baseRate || (fourth & 3) === 2) return null
  const sampleRate = baseRate / (mpeg1 ? 1 : version === 2 ? 2 : 4)
  const length = mpeg1 ? 1152 : 576
  const channels = fourth >> 6 === 3 ? 1 : 2
  const padding = (third >> 1) & 1
  const sideInfo = mpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17
  return {
    kind: (second & 0x1e) | ((third & 0x0c) << 8),
    sampleRate,
    channels,
    length,
    size: Math.floor(((length / 8) * bitrate * 1000) / sampleRate) + padding,
    xingOffset: 4 + sideInfo,
  }
}
