import type { FrameRange } from '#contracts/chunking'
import { ProblemError, problem } from '#contracts/problem'
import { frames } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import type { PcmBlock } from '../sound'
import { createBlockWriter } from './block-writer'
import { foldOf } from './fold-down'
import type { PacketDecoder } from './stretch'

/** Sound decoded ahead of the range so that the decoder has the state a straight decode would have there. */
const preRoll: Readonly<Record<PacketSource['codec'], number>> = {
  // The bit reservoir reaches back over a dozen of the smallest packets.
  mp3: 20 * 1152,
  aac: 8 * 1024,
  // RFC 7845 asks for 80 ms; the last of the difference takes longer to fade.
  opus: 16_000,
  vorbis: 3 * 8192,
  flac: 0,
  alac: 0,
  pcm: 0,
}

export interface RangeDecoder {
  readonly decode: PacketDecoder
  /** Frames a decoder runs for before it is started afresh. */
  readonly stretch: number
  /**
   * Whether stretches lie on a grid, so that every frame is always decoded with the same history: a lossy codec's
   * noise then does not depend on where a range began.
   */
  readonly anchored: boolean
}

/** Packets given up before any was heard: it is not the packets that are bad. */
const patience = 8

/**
 * Exactly the frames of a range out of packets. A packet that fails twice is replaced by silence, holes and the
 * missing end of a damaged file too; sound that follows stays in its place.
 */
export const readPackets = async function* (
  source: PacketSource,
  { decode, stretch, anchored }: RangeDecoder,
  range: FrameRange,
  signal: AbortSignal,
): AsyncGenerator<PcmBlock, void, undefined> {
  const { to } = range
  const writer = createBlockWriter(range, source.sampleRate, (channels) => foldOf(channels, source.codec))
  /** No pre-roll from before here: what lies there cannot be decoded. */
  let floor = Number.NEGATIVE_INFINITY
  let failedAt: number | null = null
  let reason: unknown = null
  let heard = false
  let given = 0
  while (writer.at < to) {
    const before = writer.at
    const anchor = anchored ? Math.floor(before / stretch) * stretch : before
    const until = Math.min(to, anchor + stretch)
    const start = Math.max(floor, failedAt === before ? before : anchor - preRoll[source.codec])
    const run = contiguous(source, start, until, signal)
    try {
      for await (const sound of decode(run, signal)) {
        if (sound.start > writer.at) yield* writer.silence(Math.min(sound.start, until))
        yield* writer.write(sound, until)
        if (writer.at >= until) break
      }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ProblemError || isUnreadable(error)) throw error
      reason = error
    }
    if (writer.at > before) {
      heard = true
      continue
    }
    if (failedAt !== before) {
      failedAt = before
      continue
    }
    given += 1
    if (!heard && reason !== null && given > patience) {
      throw new ProblemError(
        problem('decode/failed', `The ${source.codec} decoder failed: ${String(reason)}`),
      )
    }
    const bad = await packetAt(source, before, signal)
    const end = bad && bad.start + bad.length > before ? bad.start + bad.length : to
    yield* writer.silence(bad && bad.start > before ? bad.start : end)
    floor = writer.at
  }
  yield* writer.rest()
}

/** Packets from `from` to the first hole or to `to`. */
const contiguous = async function* (
  source: PacketSource,
  from: number,
  to: number,
  signal: AbortSignal,
): AsyncGenerator<SoundPacket, void, undefined> {
  let next: number | null = null
  for await (const packet of source.packets(frames(from), signal)) {
    if (packet.start >= to || (next !== null && packet.start !== next)) return
    next = packet.start + packet.length
    yield packet
  }
}

/** The first packet that sounds at or after `frame`. */
const packetAt = async (
  source: PacketSource,
  frame: number,
  signal: AbortSignal,
): Promise<SoundPacket | null> => {
  for await (const packet of source.packets(frames(frame), signal)) {
    if (packet.start + packet.length > frame) return packet
  }
  return null
}

/** The file itself is gone or not allowed any more: no matter for a second try. */
const isUnreadable = (error: unknown) =>
  error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError')
