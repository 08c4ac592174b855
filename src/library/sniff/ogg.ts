import { lastGranule } from '../ogg-pages'
import { matches, spells } from './binary'
import { notAudio, type Sniffer, soundIf } from './verdict'

const startsStream = 2

const isAudioHeader = (packet: Uint8Array): boolean =>
  spells(packet, 0, '\u0001vorbis') ||
  spells(packet, 0, 'OpusHead') ||
  spells(packet, 0, 'Speex   ') ||
  matches(packet, 0, [0x7f, 0x46, 0x4c, 0x41, 0x43])

/** RFC 3533: the first pages each start one stream and hold nothing but its identification header. */
export const sniffOgg: Sniffer = async (bytes, from) => {
  const head = await bytes.read(from, 8_192)
  if (!spells(head, 0, 'OggS')) return undefined
  for (let at = 0; spells(head, at, 'OggS') && ((head[at + 5] ?? 0) & startsStream) !== 0; ) {
    const segments = head[at + 26] ?? 0
    const body = at + 27 + segments
    if (isAudioHeader(head.subarray(body))) {
      const granule = await lastGranule(bytes)
      return soundIf(granule === undefined || granule > 0, 'ogg')
    }
    at = head.subarray(at + 27, body).reduce((sum, length) => sum + length, body)
  }
  return notAudio
}
