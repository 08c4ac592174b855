import { frames } from '#contracts/units'
import type { PacketSource, SoundPacket } from '#engine/demux'
import { openPackets } from '#engine/demux/open-packets'

const never = new AbortController().signal

export const opened = async (file: File): Promise<PacketSource> => {
  const source = await openPackets(file)
  if (!source) throw new Error('not opened')
  return source
}

/** All packets from `from` on, or from the very first. */
export const walk = async (source: PacketSource, from = Number.NEGATIVE_INFINITY): Promise<SoundPacket[]> => {
  const packets: SoundPacket[] = []
  for await (const packet of source.packets(frames(from), never)) packets.push(packet)
  return packets
}

export const firstFrom = async (source: PacketSource, from: number): Promise<SoundPacket | null> => {
  for await (const packet of source.packets(frames(from), never)) return packet
  return null
}
