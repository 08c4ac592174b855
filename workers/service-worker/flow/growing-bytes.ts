import { type Bytes, bytes } from '#contracts/units'
import type { Pieces } from '../pieces'

const firstCapacity = 512 * 1024
/** Largest piece handed out at once. */
const pieceBytes = 256 * 1024

/** Bytes that arrive at one end while any number of readers read them from wherever they like. */
export interface GrowingBytes {
  length(): Bytes
  append(piece: Uint8Array<ArrayBuffer>): void
  complete(): void
  fail(error: unknown): void
  /** Everything there is, without spare room. */
  all(): Uint8Array<ArrayBuffer>
  /** From `from` to `to` or the end, waiting for what has not arrived. Throws what {@link fail} was given. */
  read(from: Bytes, to: Bytes | null, signal: AbortSignal): Pieces
}

/** `expected` spares the growing where the length is known beforehand. */
export const createGrowingBytes = (expected: Bytes | null): GrowingBytes => {
  let buffer = new Uint8Array(expected ?? firstCapacity)
  let length = 0
  let end: { readonly kind: 'complete' } | { readonly kind: 'failed'; readonly error: unknown } | undefined
  const waiting = new Set<() => void>()

  const wakeAll = () => {
    for (const wake of waiting) wake()
    waiting.clear()
  }

  const change = () => new Promise<void>((resolve) => waiting.add(resolve))

  const read: GrowingBytes['read'] = async function* (from, to, signal) {
    let position: number = from
    const limit = to ?? Number.POSITIVE_INFINITY
    signal.addEventListener('abort', wakeAll)
    try {
      while (position < limit) {
        signal.throwIfAborted()
        const next = Math.min(length, limit, position + pieceBytes)
        if (next > position) {
          yield buffer.subarray(position, next)
          position = next
        } else if (end?.kind === 'failed') throw end.error
        else if (end) return
        else await change()
      }
    } finally {
      signal.removeEventListener('abort', wakeAll)
    }
  }

  return {
    length: () => bytes(length),
    append: (piece) => {
      const needed = length + piece.byteLength
      if (needed > buffer.byteLength) {
        // What readers hold of the old buffer stays good: bytes are only ever added.
        const larger = new Uint8Array(Math.max(needed, buffer.byteLength * 2))
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      buffer.set(piece, length)
      length = needed
      wakeAll()
    },
    complete: () => {
      end ??= { kind: 'complete' }
      wakeAll()
    },
    fail: (error) => {
      end ??= { kind: 'failed', error }
      wakeAll()
    },
    all: () => (length === buffer.byteLength ? buffer : buffer.slice(0, length)),
    read,
  }
}
