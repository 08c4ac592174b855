import { frames } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import type { PacketDecoder } from './stretch'

/** Packets of a try: past every decoder's start-up, and over in a few milliseconds. */
const tried = 8

export interface Trial {
  readonly sampleRate: number
  /** Frames the packets should have given. */
  readonly expected: number
  /** Frames the decoder gave. */
  readonly given: number
}

/** A few packets from `from` on through a decoder: what it truly gives. Null when it gives nothing or fails. */
export const tryDecoder = async (
  source: PacketSource,
  decode: PacketDecoder,
  from: number,
  signal: AbortSignal,
): Promise<Trial | null> => {
  const packets: SoundPacket[] = []
  for await (const packet of source.packets(frames(from), signal)) {
    packets.push(packet)
    if (packets.length === tried) break
  }
  const lengths = packets.map(({ length }): number => length)
  // The first Vorbis packet only prepares the overlap with the second.
  const expected = (source.codec === 'vorbis' ? lengths.slice(1) : lengths).reduce(
    (sum, length) => sum + length,
    0,
  )
  let given = 0
  let sampleRate = 0
  try {
    for await (const stretch of decode(listed(packets), signal)) {
      given += stretch.length
      sampleRate = stretch.sampleRate
    }
  } catch {
    signal.throwIfAborted()
    return null
  }
  return given > 0 ? { sampleRate, expected, given } : null
}

const listed = async function* (packets: readonly SoundPacket[]) {
  yield* packets
}
