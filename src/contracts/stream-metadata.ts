import type { TrackId } from './track'
import type { Frames, Hertz, Seconds } from './units'
import type { Preset } from './variant'

/** The JSON of `/metadata`. Snake case: the names are the HTTP contract's. */
export interface StreamMetadata {
  readonly track_id: TrackId
  readonly duration: Seconds
  readonly total_chunks: number
  readonly chunk_duration: Seconds
  /** Exact MIME type with codecs, as `MediaSource.isTypeSupported` takes it. */
  readonly format: string
  readonly enhanced: boolean
  readonly preset: Preset
  readonly intensity: number
  readonly supports_seeking: boolean
  readonly sample_rate: Hertz
  readonly channels: 2
  readonly total_frames: Frames
  /**
   * Seconds of the chunks' own timeline before the first audible frame (`format=source` keeps the codec's
   * encoder delay): a player sets `timestampOffset = -lead_in` and cuts at 0 and at `duration`.
   */
  readonly lead_in: Seconds
  /** `self` where chunks carry their time stamps, `sequence` where they are placed one after the other. */
  readonly timestamps: 'self' | 'sequence'
}
