/** Random access to the bytes of a file. A read past the end gives what there is. */
export interface ByteReader {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

const blockBytes = 65_536
/** Files up to this size are read whole, in one go. */
const wholeBytes = 262_144

/**
 * Reads a blob in blocks it remembers: tag parsers ask for a few bytes at a time, and every slice of a blob costs
 * a journey between processes.
 */
export const blockReader = (blob: Blob): ByteReader => {
  const { size } = blob
  const step = size <= wholeBytes ? Math.max(size, 1) : blockBytes
  const blocks = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()

  const slice = async (from: number, to: number) => {
    const part = from === 0 && to === size ? blob : blob.slice(from, to)
    return new Uint8Array(await part.arrayBuffer())
  }
  const block = (index: number) => {
    const known = blocks.get(index)
    if (known) return known
    const loading = slice(index * step, Math.min((index + 1) * step, size))
    blocks.set(index, loading)
    return loading
  }

  return {
    size,
    read: async (offset, length) => {
      const end = Math.min(offset + length, size)
      if (end <= offset) return new Uint8Array(0)
      const first = Math.floor(offset / step)
      const last = Math.floor((end - 1) / step)
      if (first === last) return (await block(first)).subarray(offset - first * step, end - first * step)
      if (last - first > 1) return slice(offset, end)
      const [left, right] = await Promise.all([block(first), block(last)])
      const joined = new Uint8Array(end - offset)
      const head = left.subarray(offset - first * step)
      joined.set(head)
      joined.set(right.subarray(0, joined.length - head.length), head.length)
      return joined
    },
  }
}
