import type { InputAudioTrack } from 'mediabunny'
import type { PacketSource } from '../demux'
import { parseAacConfig } from './aac-config'
import { viewOf } from './byte-reader'
import { parseFlacFrame, parseStreamInfo } from './flac-frame'
import { parseMp3Header } from './mp3-header'
import type { Mp4Timeline } from './mp4-timeline'
import { parseOpusHead } from './opus-head'
import { opusLength, type PacketLength, vorbisLength } from './packet-length'
import { parsePcmCodecString } from './pcm-format'
import { parseVorbisHeaders, splitVorbisDescription } from './vorbis-headers'

/** The codec inside a container, and how long its packets last. */
export interface ContainerCodec {
  readonly codec: PacketSource['codec']
  readonly codecString: string
  readonly description: Uint8Array | null
  readonly sampleRate: number
  readonly channels: number
  readonly bitDepth: number | null
  /** Frames of every packet, null where each one has to be asked. */
  readonly packetFrames: number | null
  readonly lengthOf: PacketLength
  /** Cut in front where the container does not say otherwise. */
  readonly preSkip: number
}

/** Null for codecs that only ffmpeg takes. */
export const containerCodec = async (
  track: InputAudioTrack,
  timeline: Mp4Timeline | null,
): Promise<ContainerCodec | null> => {
  if (timeline?.alacCookie) return alac(timeline.alacCookie)
  const config = await track.getDecoderConfig()
  const { codec } = track
  if (!config || !codec) return null
  const description = config.description ? bytesOf(config.description) : null
  const { numberOfChannels: channels, sampleRate, codec: codecString } = config
  const common = {
    codecString,
    description,
    sampleRate,
    channels,
    bitDepth: null,
    packetFrames: null,
    preSkip: 0,
  }
  const pcm = parsePcmCodecString(codec)
  if (pcm) {
    const bitDepth = pcm.kind === 'float' ? 32 : pcm.bytes * 8
    const lengthOf = (packet: Uint8Array) => Math.floor(packet.length / (pcm.bytes * channels))
    return { ...common, codec: 'pcm', codecString: codec, bitDepth, lengthOf }
  }
  switch (codec) {
    case 'aac': {
      const aac = description && parseAacConfig(description)
      const packetFrames = aac?.packetFrames ?? 1024
      const rate = aac?.sampleRate ?? sampleRate
      return { ...common, codec, sampleRate: rate, packetFrames, lengthOf: () => packetFrames }
    }
    case 'mp3':
      return { ...common, codec, lengthOf: (packet) => parseMp3Header(packet, 0)?.length ?? 0 }
    case 'opus': {
      const preSkip = description ? parseOpusHead(description).preSkip : 0
      return { ...common, codec, sampleRate: 48_000, preSkip, lengthOf: opusLength }
    }
    case 'vorbis': {
      const headers = description && splitVorbisDescription(description)
      const modes = headers && parseVorbisHeaders(headers[0], headers[2])
      return modes && { ...common, codec, lengthOf: vorbisLength(modes) }
    }
    case 'flac': {
      if (!description || description.length < 42) return null
      const info = parseStreamInfo(description.subarray(8))
      const lengthOf = (packet: Uint8Array) => parseFlacFrame(packet, 0, info)?.length ?? 0
      return { ...common, codec, bitDepth: info.bitDepth, lengthOf }
    }
    default:
      return null
  }
}

const alac = (cookie: Uint8Array): ContainerCodec => {
  const view = viewOf(cookie)
  const packetFrames = view.getUint32(0)
  return {
    codec: 'alac',
    codecString: 'alac',
    description: cookie,
    sampleRate: view.getUint32(20),
    channels: view.getUint8(9),
    bitDepth: view.getUint8(5),
    packetFrames,
    lengthOf: () => packetFrames,
    preSkip: 0,
  }
}

const bytesOf = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
