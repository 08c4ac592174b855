import type { PacketSource } from '../demux'
import { flacEntry, mpegEntry, opusEntry, streamInfoOf } from './mp4-sample-entry'

/** Object types of MPEG audio in MP4 (mp4ra.org): AAC, and MP3 by the generation its sample rate belongs to. */
const aac = 0x40
const mp3AtFullRate = 0x6b
const mp3AtHalfRate = 0x69

/** The `stsd` entry that tells a decoder what these packets are. */
export const sourceEntry = (packets: PacketSource): Uint8Array => {
  const { codec, sampleRate, channels, bitDepth } = packets
  const description = packets.description ?? new Uint8Array()
  const shape = { sampleRate, channels, bitDepth: 16 }
  switch (codec) {
    case 'mp3':
      return mpegEntry(sampleRate < 32_000 ? mp3AtHalfRate : mp3AtFullRate, null, shape)
    case 'aac':
      return mpegEntry(aac, description, shape)
    case 'flac':
      return flacEntry(streamInfoOf(description), { ...shape, bitDepth: bitDepth ?? 16 })
    case 'opus':
      return opusEntry(description, shape)
    case 'vorbis':
    case 'alac':
    case 'pcm':
      throw new Error(`${codec} does not leave in MP4`)
  }
}
