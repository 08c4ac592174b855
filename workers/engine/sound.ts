import type { FrameRange } from '#contracts/chunking'
import type { Problem } from '#contracts/problem'
import type { SoundFacts } from '#contracts/sound-facts'
import type { Frames } from '#contracts/units'

/** Planar stereo, ±1 full scale, at the source's rate. Both channels are equally long. */
export interface StereoBlock {
  readonly left: Float32Array<ArrayBuffer>
  readonly right: Float32Array<ArrayBuffer>
}

export interface PcmBlock extends StereoBlock {
  /** Absolute index of the first frame in the trimmed track. */
  readonly from: Frames
}

/** A decoded track with random access. Lives until closed. */
export interface SoundSource {
  readonly facts: SoundFacts
  /**
   * Exactly the frames of `range`, in consecutive blocks of at most 1 s, equal to a straight decode of the whole
   * file. Missing sound at the end of a damaged file is silence. Throws `ProblemError`; stops at abort.
   */
  read(range: FrameRange, signal: AbortSignal): AsyncGenerator<PcmBlock, void, undefined>
  close(): void
}

export type OpenedSource =
  | { readonly status: 'opened'; readonly source: SoundSource }
  | { readonly status: 'unplayable'; readonly problem: Problem }

/** Which decoders and encoders may be used: `ffmpeg` leaves WebCodecs aside, as an old browser would. */
export type CodecPath = 'auto' | 'ffmpeg'
