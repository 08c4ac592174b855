import type { ChunkKey } from '#contracts/chunk-key'
import { type Bytes, bytes } from '#contracts/units'
import type { HeldPart, StoredChunk, Tier } from './tier'

/** Parts may take so much of the budget. */
const shareOfParts = 1 / 3
/** Of all parts one may take so much: there are five presets. */
const shareOfOne = 1 / 5
/** What plays and what comes next is not given up for what may be switched to. */
const neededChunks = 2

/** A Map in the order of use, which is the order of insertion, that knows how many bytes it holds. */
const createShelf = <Item extends StoredChunk>() => {
  const items = new Map<ChunkKey, Item>()
  let held = 0
  const take = (key: ChunkKey): Item | undefined => {
    const item = items.get(key)
    if (item) held -= item.bytes.byteLength
    items.delete(key)
    return item
  }
  const put = (key: ChunkKey, item: Item) => {
    take(key)
    items.set(key, item)
    held += item.bytes.byteLength
  }
  return {
    get: (key: ChunkKey) => items.get(key),
    keys: () => items.keys(),
    size: () => items.size,
    held: () => held,
    take,
    put,
    clear: () => {
      items.clear()
      held = 0
    },
  }
}

const endOf = ({ from, bytes }: HeldPart): number => from + bytes.byteLength

/** Both as one where they touch; the later one's bytes where they overlap. */
const joined = (before: HeldPart, part: HeldPart): HeldPart | undefined => {
  if (part.from > endOf(before) || before.from > endOf(part)) return undefined
  const from = bytes(Math.min(before.from, part.from))
  const all = new Uint8Array(Math.max(endOf(before), endOf(part)) - from)
  for (const one of [before, part]) all.set(one.bytes, one.from - from)
  return { ...part, from, bytes: all }
}

/** L1: the chunks used last and the beginnings of switches to come, never more than `budget` bytes of them. */
export const createMemoryTier = (budget: Bytes): Tier => {
  const chunks = createShelf<StoredChunk>()
  const parts = createShelf<HeldPart>()
  let hits = 0
  let misses = 0
  let evictions = 0

  /** Drops what was used longest ago until `isEnough`; tells whether it is. */
  const evict = (shelf: typeof chunks | typeof parts, isEnough: () => boolean) => {
    for (const oldest of shelf.keys()) {
      if (isEnough()) break
      shelf.take(oldest)
      evictions += 1
    }
    return isEnough()
  }
  const fits = (size: number) => chunks.held() + parts.held() + size <= budget

  const find = (key: ChunkKey, at: Bytes | null): HeldPart | undefined => {
    const chunk = chunks.get(key)
    if (chunk) {
      chunks.put(key, chunk)
      return { ...chunk, from: bytes(0) }
    }
    const part = parts.get(key)
    if (!part || at === null || at < part.from || at >= part.from + part.bytes.byteLength) return undefined
    parts.put(key, part)
    return part
  }

  return {
    name: 'L1',
    read: async (key, at) => {
      const found = find(key, at)
      if (found) hits += 1
      else misses += 1
      return found
    },
    has: async (key, from, to) => {
      if (chunks.get(key)) return true
      const part = parts.get(key)
      return part !== undefined && part.from <= from && to <= part.from + part.bytes.byteLength
    },
    write: async (key, chunk) => {
      chunks.take(key)
      const size = chunk.bytes.byteLength
      if (size > budget) return
      parts.take(key)
      const fitsNow = () => fits(size)
      if (!evict(chunks, fitsNow)) evict(parts, fitsNow)
      chunks.put(key, chunk)
    },
    writePart: async (key, added) => {
      if (chunks.get(key)) return
      const before = parts.take(key)
      const both = before && joined(before, added)
      const isSmall = both && both.bytes.byteLength <= budget * shareOfParts * shareOfOne
      const part = isSmall ? both : added
      const size = part.bytes.byteLength
      if (size > budget * shareOfParts) return
      evict(parts, () => parts.held() + size <= budget * shareOfParts)
      evict(chunks, () => fits(size) || chunks.size() <= neededChunks)
      if (evict(parts, () => fits(size))) parts.put(key, part)
    },
    forget: async (fingerprint) => {
      for (const shelf of [chunks, parts])
        for (const key of shelf.keys()) if (key.startsWith(`${fingerprint}/`)) shelf.take(key)
    },
    clear: async () => {
      chunks.clear()
      parts.clear()
    },
    report: async () => ({
      entries: chunks.size() + parts.size(),
      bytes: bytes(chunks.held() + parts.held()),
      budget,
      hits,
      misses,
      evictions,
    }),
  }
}
