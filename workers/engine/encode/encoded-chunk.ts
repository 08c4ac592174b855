import type { FrameRange } from '#contracts/chunking'
import type { Bytes } from '#contracts/units'
import type { PcmBlock } from '../sound'

/** A chunk on its way out. `body` may be asked for its first bytes long before the last ones exist. */
export interface EncodedChunk {
  readonly contentType: string
  /** Null where it is only known once everything is encoded. */
  readonly contentLength: Bytes | null
  readonly body: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
}

/** Exactly the frames of `range`, which lies within the track, in consecutive blocks of at most 1 s. */
export type ReadPcm = (range: FrameRange, signal: AbortSignal) => AsyncGenerator<PcmBlock, void, undefined>
