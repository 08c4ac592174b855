/** Random access to a file's bytes with a small read-ahead cache. Reads are clipped at the file's end. */
export interface ByteReader {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

const blockBytes = 1 << 19
const kept = 4

export const createByteReader = (blob: Blob): ByteReader => {
  const blocks = new Map<number, Promise<Uint8Array>>()

  const load = (offset: number, length: number) =>
    blob
      .slice(offset, offset + length)
      .arrayBuffer()
      .then((buffer) => new Uint8Array(buffer))

  const block = (index: number): Promise<Uint8Array> => {
    const known = blocks.get(index) ?? load(index * blockBytes, blockBytes)
    blocks.delete(index)
    blocks.set(index, known)
    known.catch(() => blocks.delete(index))
    for (const oldest of blocks.keys()) {
      if (blocks.size <= kept) break
      blocks.delete(oldest)
    }
    return known
  }

  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(offset + length, blob.size)
    if (end <= offset) return new Uint8Array(0)
    const first = Math.floor(offset / blockBytes)
    const last = Math.floor((end - 1) / blockBytes)
    if (last - first > 1) return load(offset, end - offset)
    const head = await block(first)
    const base = first * blockBytes
    if (first === last) return head.subarray(offset - base, end - base)
    const tail = await block(last)
    const whole = new Uint8Array(end - offset)
    const front = head.subarray(offset - base)
    whole.set(front)
    whole.set(tail.subarray(0, end - last * blockBytes), front.length)
    return whole
  }

  return { size: blob.size, read }
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const asciiAt = (bytes: Uint8Array, offset: number, length: number) =>
  String.fromCharCode(...bytes.subarray(offset, offset + length))
