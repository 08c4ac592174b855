import { frames, type Hertz, hertz } from '#contracts/units'
import type { ReadPcm } from '#engine/encode/encoded-chunk'

/** A track made of one function of time, read in blocks of `blockFrames`. */
export const trackOf = (
  length: number,
  sample: (frame: number, channel: 0 | 1) => number,
  blockFrames = 4096,
): ReadPcm =>
  async function* ({ from, to }) {
    for (let at: number = from; at < to; at += blockFrames) {
      const count = Math.min(blockFrames, to - at)
      if (at + count > length) throw new Error('read past the end')
      yield {
        from: frames(at),
        left: Float32Array.from({ length: count }, (_, i) => sample(at + i, 0)),
        right: Float32Array.from({ length: count }, (_, i) => sample(at + i, 1)),
      }
    }
  }

export const collected = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

export const bytesOf = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(Buffer.concat(await collected(parts)))

export const never = new AbortController().signal

export const cd: Hertz = hertz(44_100)
