import type { Frames, Hertz } from './units'

/** What a track's sound truly is, found by the engine once and stored: every length and border is computed from it. */
export interface SoundFacts {
  /** The source's own rate; every WAV leaves at it. */
  readonly sampleRate: Hertz
  /** Exact length after encoder delay and padding are trimmed. */
  readonly totalFrames: Frames
  /** Channels in the file; sound is always stereo past the decoder. */
  readonly sourceChannels: number
  /** Short codec name: mp3, aac, flac, opus, vorbis, alac, pcm, wma, wavpack … */
  readonly codec: string
  /** Integer depth of a lossless source, 32 for float, null for lossy codecs. */
  readonly bitDepth: number | null
  readonly lossless: boolean
  /** Which of the two decoders reads it in this browser; linear PCM needs none. */
  readonly decoder: 'webcodecs' | 'ffmpeg' | 'none'
  /** Frames the codec puts before the first audible one; what `format=source` leaves to its player to cut. */
  readonly encoderDelay: Frames
}
