import { viewOf } from './byte-reader'

/** What the lengths of Vorbis packets follow from. */
export interface VorbisModes {
  readonly sampleRate: number
  readonly channels: number
  readonly blocks: readonly [number, number]
  /** Per mode: whether it uses the long block. */
  readonly long: readonly boolean[]
}

export const parseVorbisHeaders = (identification: Uint8Array, setup: Uint8Array): VorbisModes | null => {
  if (identification.length < 30) return null
  const view = viewOf(identification)
  const sizes = view.getUint8(28)
  const long = modesOf(setup)
  if (!long) return null
  return {
    sampleRate: view.getUint32(12, true),
    channels: view.getUint8(11),
    blocks: [1 << (sizes & 15), 1 << (sizes >> 4)],
    long,
  }
}

const entryBits = 41

/**
 * The modes stand last in the setup header, so they are read from its end: entries of 41 bits whose window and
 * transform are 0, as many as the six bits in front of them say.
 */
const modesOf = (setup: Uint8Array): boolean[] | null => {
  const bit = (at: number) => ((setup[at >> 3] ?? 0) >> (at & 7)) & 1
  const bits = (at: number, width: number) => {
    let value = 0
    for (let index = 0; index < width; index++) value += bit(at + index) * 2 ** index
    return value
  }
  let end = setup.length * 8 - 1
  while (end > 0 && bit(end) === 0) end--
  const long: boolean[] = []
  let found: boolean[] | null = null
  for (let at = end - entryBits; at >= 6 && long.length < 64; at -= entryBits) {
    if (bits(at + 1, 32) !== 0 || bits(at + 33, 8) > 63) break
    long.unshift(bit(at) === 1)
    if (bits(at - 6, 6) + 1 === long.length) found = [...long]
  }
  return found
}

/** Block length of a packet, 0 for one that holds no sound. */
export const vorbisBlock = (packet: Uint8Array, modes: VorbisModes): number => {
  const head = packet[0]
  if (head === undefined || head & 1) return 0
  const width = 32 - Math.clz32(modes.long.length - 1)
  const mode = (head >> 1) & ((1 << width) - 1)
  return modes.blocks[modes.long[mode] ? 1 : 0]
}

/** Decoder configuration as WebCodecs and Matroska take it: the three headers behind Xiph lacing. */
export const vorbisDescription = (headers: readonly [Uint8Array, Uint8Array, Uint8Array]): Uint8Array => {
  const lacing = headers.slice(0, 2).flatMap((header) => {
    const values = new Array<number>(Math.floor(header.length / 255)).fill(255)
    return [...values, header.length % 255]
  })
  const description = new Uint8Array(
    1 + lacing.length + headers.reduce((sum, header) => sum + header.length, 0),
  )
  description.set([2, ...lacing])
  let at = 1 + lacing.length
  for (const header of headers) {
    description.set(header, at)
    at += header.length
  }
  return description
}

/** The headers inside such a description. */
export const splitVorbisDescription = (
  description: Uint8Array,
): [Uint8Array, Uint8Array, Uint8Array] | null => {
  if (description[0] !== 2) return null
  let at = 1
  const size = () => {
    let sum = 0
    for (;;) {
      const value = description[at++]
      if (value === undefined) return sum
      sum += value
      if (value < 255) return sum
    }
  }
  const first = size()
  const second = size()
  return [
    description.subarray(at, at + first),
    description.subarray(at + first, at + first + second),
    description.subarray(at + first + second),
  ]
}
