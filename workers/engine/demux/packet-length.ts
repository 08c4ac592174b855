import { opusPacketFrames } from './opus-head'
import { type VorbisModes, vorbisBlock } from './vorbis-headers'

/** Counts the frames a decoder that began with the first packet gives for each one. */
export type PacketLength = (packet: Uint8Array) => number

export const opusLength: PacketLength = opusPacketFrames

/** Two neighbouring Vorbis blocks overlap: the first packet gives nothing, each later one a quarter of both. */
export const vorbisLength = (modes: VorbisModes): PacketLength => {
  let previous = 0
  return (packet) => {
    const block = vorbisBlock(packet, modes)
    if (block === 0) return 0
    const length = previous === 0 ? 0 : (previous + block) / 4
    previous = block
    return length
  }
}
