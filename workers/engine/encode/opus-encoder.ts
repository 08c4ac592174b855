import type { StereoBlock } from '../sound'

export type OpusPacket = Uint8Array<ArrayBuffer>

/** Sound at 48 kHz in, packets of 20 ms at 128 kb/s out, holding back `preSkip` frames. Throws `encode/failed`. */
export interface OpusEncoder {
  /** How many packets to ask for at first, where it gives none before it has made all. */
  readonly firstSpan: number
  encode(
    blocks: AsyncGenerator<StereoBlock, void, undefined>,
    signal: AbortSignal,
  ): AsyncGenerator<OpusPacket, void, undefined>
}
