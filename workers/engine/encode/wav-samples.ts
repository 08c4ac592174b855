import type { Frames } from '#contracts/units'
import type { StereoBlock } from '../sound'

const fullScale = 32_768

/**
 * `block` as interleaved 16-bit little-endian samples. Without dither a 16-bit source returns bit by bit; with it
 * every sample gets triangular noise of ±1 LSB that depends on its absolute place alone (`from` is the index of the
 * first frame in the track), so the bytes are the same wherever rendering began.
 */
export const wavSamples = (block: StereoBlock, from: Frames, dither: boolean): Uint8Array<ArrayBuffer> => {
  const { left, right } = block
  const samples = new Int16Array(left.length * 2)
  for (let frame = 0; frame < left.length; frame++) {
    const place = (from + frame) * 2
    samples[frame * 2] = quantised((left[frame] ?? 0) * fullScale + (dither ? triangularNoise(place) : 0))
    samples[frame * 2 + 1] = quantised(
      (right[frame] ?? 0) * fullScale + (dither ? triangularNoise(place + 1) : 0),
    )
  }
  return new Uint8Array(samples.buffer)
}

/** Nearest 16-bit value; what is not a number becomes silence. */
const quantised = (value: number): number =>
  value >= 32_767 ? 32_767 : value <= -32_768 ? -32_768 : Math.floor(value + 0.5)

/** The difference of two uniform numbers drawn from the hash of a sample's place, in LSB: within ±1, mean 0. */
const triangularNoise = (place: number): number => {
  const hash = scrambled(place | 0)
  return ((hash & 0xffff) - (hash >>> 16)) / 65_536
}

/** The finaliser of MurmurHash3 (Appleby, public domain): every bit of the place moves every bit of the hash. */
const scrambled = (place: number): number => {
  let hash = (place + 0x9e3779b9) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
