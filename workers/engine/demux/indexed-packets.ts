import { frames } from '#contracts/units'
import type { PacketSource, SoundPacket } from '../demux'
import type { ByteReader } from './byte-reader'
import { lastAtOrBelow, type NumberList } from './growing-list'

type List = Pick<NumberList, 'length' | 'at'>

/** Where every packet of a file lies, and where it sounds: `start` in frames of the trimmed timeline. */
export interface PacketIndex {
  readonly offset: List
  readonly size: List
  readonly start: List
  /** Length of the last packet; every other one lasts until the next begins. */
  readonly end: number
}

/** Packets by their place in the index, the last one that starts at or before the frame first. */
export const indexedPackets = (
  index: PacketIndex,
  load: (packet: number) => Promise<Uint8Array>,
): PacketSource['packets'] =>
  async function* (from, signal): AsyncGenerator<SoundPacket, void, undefined> {
    if (index.start.length === 0) return
    for (let packet = lastAtOrBelow(index.start, from); packet < index.start.length; packet++) {
      signal.throwIfAborted()
      const start = index.start.at(packet)
      const next = packet + 1 < index.start.length ? index.start.at(packet + 1) : index.end
      yield { data: await load(packet), start: frames(start), length: frames(next - start) }
    }
  }

export const loadFrom = (reader: ByteReader, index: PacketIndex) => (packet: number) =>
  reader.read(index.offset.at(packet), index.size.at(packet))
