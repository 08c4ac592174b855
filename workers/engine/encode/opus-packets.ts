import { type FrameRange, totalChunks } from '#contracts/chunking'
import type { SoundFacts } from '#contracts/sound-facts'
import { type Frames, frames } from '#contracts/units'
import { text } from '../byte-writing'
import { parseOpusHead } from '../demux/opus-head'
import { framesAt48k } from './resample'

/** 20 ms: all counts of frames here are at 48 kHz. */
const packetFrames = frames(960)
/**
 * What libopus holds back: packet k of a stream is heard from frame 960 · k − 312. Chunks of one track may come from
 * different encoders, so all of them must hold back the same.
 */
export const preSkip = frames(312)

const packetsPerChunk = 1500
/** 200 ms for the encoder to forget that it began in the middle. */
const preRollPackets = 10
/** 100 ms that push the last packet out of an encoder that looks ahead. */
const postRoll = 4800

/** Packets `[from, to)` of the track's one stream. */
export interface PacketSpan {
  readonly from: number
  readonly to: number
}

type Timing = Pick<SoundFacts, 'sampleRate' | 'totalFrames'>

/** The packets of chunk `index`; the last chunk has as many as the track's last frame needs. */
export const packetsOf = (facts: Timing, index: number): PacketSpan => ({
  from: index * packetsPerChunk,
  to:
    index === totalChunks(facts) - 1
      ? Math.ceil((framesAt48k(facts.totalFrames, facts.sampleRate) + preSkip) / packetFrames)
      : (index + 1) * packetsPerChunk,
})

/** Frames that the track's last packet holds after the track's last frame. */
export const framesPastEnd = (facts: Timing): Frames => {
  const { to } = packetsOf(facts, totalChunks(facts) - 1)
  return frames(to * packetFrames - preSkip - framesAt48k(facts.totalFrames, facts.sampleRate))
}

/** What an encoder must hear to make the packets of `span` as if it had heard the track from its start. */
export const encodingOf = (span: PacketSpan): { readonly range: FrameRange; readonly drop: number } => {
  const drop = Math.min(preRollPackets, span.from)
  return {
    range: {
      from: frames((span.from - drop) * packetFrames),
      to: frames(span.to * packetFrames + postRoll),
    },
    drop,
  }
}

/** `span` in two, the first of `length` packets at most. */
export const splitSpan = (span: PacketSpan, length: number): readonly PacketSpan[] => {
  const middle = Math.min(span.from + length, span.to)
  return [
    { from: span.from, to: middle },
    { from: middle, to: span.to },
  ].filter(({ from, to }) => from < to)
}

/** The frames by which the decoder of a stream is told to start late, from its OpusHead (RFC 7845, 5.1). */
export const preSkipOf = (head: Uint8Array): Frames => frames(parseOpusHead(head).preSkip)

/** The OpusHead of every stream made here: stereo, 48 kHz. */
export const opusHead: Uint8Array = Uint8Array.of(
  ...text('OpusHead'),
  1, // version
  2, // channels
  preSkip & 0xff,
  preSkip >> 8,
  ...[0x80, 0xbb, 0, 0], // 48,000 Hz
  ...[0, 0], // no gain
  0, // channel mapping family
)
