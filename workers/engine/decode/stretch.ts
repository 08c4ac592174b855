import type { SoundPacket } from '../demux'

/** Decoded sound at a known place of the trimmed timeline, in the source's own channels. */
export interface Stretch {
  /** Absolute index of the first frame; negative inside the encoder's delay. */
  readonly start: number
  readonly length: number
  readonly channels: readonly Float32Array[]
  readonly sampleRate: number
}

/**
 * Turns packets that follow each other without a hole into sound. May stop early: the caller asks again from where
 * it got to. Throws when a packet cannot be decoded; nothing stays open once the generator has ended.
 */
export type PacketDecoder = (
  packets: AsyncIterable<SoundPacket>,
  signal: AbortSignal,
) => AsyncGenerator<Stretch, void, undefined>
