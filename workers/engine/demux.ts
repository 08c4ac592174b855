import type { Frames, Hertz } from '#contracts/units'

/** One coded packet with its place on the trimmed timeline: frame 0 is the first audible one. */
export interface SoundPacket {
  readonly data: Uint8Array
  /** Negative while the encoder's delay lasts. */
  readonly start: Frames
  readonly length: Frames
}

/** The coded sound of a file, unopened: what a decoder decodes and what re-wrapping re-wraps. */
export interface PacketSource {
  readonly codec: 'mp3' | 'aac' | 'flac' | 'opus' | 'vorbis' | 'alac' | 'pcm'
  /** As `AudioDecoderConfig.codec` takes it: `mp4a.40.2`, `flac`, `opus` … */
  readonly codecString: string
  /** Decoder configuration: AudioSpecificConfig, STREAMINFO, OpusHead, Vorbis headers, ALAC cookie. */
  readonly description: Uint8Array | null
  readonly sampleRate: Hertz
  readonly channels: number
  readonly bitDepth: number | null
  /** Encoder delay cut from the front. */
  readonly encoderDelay: Frames
  /** Exact audible length. */
  readonly totalFrames: Frames
  /** Packets in order, from the last one that starts at or before `from`. */
  packets(from: Frames, signal: AbortSignal): AsyncGenerator<SoundPacket, void, undefined>
  close(): void
}
