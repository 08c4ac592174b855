import type { FrameRange } from '#contracts/chunking'
import { frames } from '#contracts/units'
import { regrouped } from './regrouped'
import type { PcmBlock, SoundSource } from './sound'

/** Segments per second of sound: short enough that the first block leaves early. */
const segmentsPerSecond = 2
const budgetBytes = 32_000_000

/**
 * Decoded PCM around where listeners are, so that another preset costs only DSP. Segments lie on a fixed grid
 * per track; least recently used ones go first.
 */
export const createPcmCache = (budget = budgetBytes) => {
  const segments = new Map<string, PcmBlock>()
  let held = 0

  const remember = (key: string, block: PcmBlock) => {
    if (segments.has(key)) return
    segments.set(key, block)
    held += sizeOf(block)
    for (const [oldest, victim] of segments) {
      if (held <= budget || oldest === key) break
      segments.delete(oldest)
      held -= sizeOf(victim)
    }
  }

  const recall = (key: string): PcmBlock | undefined => {
    const block = segments.get(key)
    if (block) {
      segments.delete(key)
      segments.set(key, block)
    }
    return block
  }

  /**
   * As `source.read`, from the cache where it holds the sound. `name` tells tracks apart; what is not `kept` leaves the
   * cache to others.
   */
  const read = async function* (
    name: string,
    source: SoundSource,
    range: FrameRange,
    signal: AbortSignal,
    kept = true,
  ): AsyncGenerator<PcmBlock, void, undefined> {
    const grid = Math.max(1, Math.round(source.facts.sampleRate / segmentsPerSecond))
    const end = source.facts.totalFrames
    let decoding: AsyncGenerator<PcmBlock, void, undefined> | undefined
    try {
      for (let index = Math.floor(range.from / grid); index * grid < range.to; index += 1) {
        signal.throwIfAborted()
        const key = `${name}/${index}`
        let segment = recall(key)
        if (segment) {
          await decoding?.return()
          decoding = undefined
        } else {
          const from = frames(index * grid)
          decoding ??= regrouped(
            source.read({ from, to: frames(Math.min(end, alignedUp(range.to, grid))) }, signal),
            grid,
          )
          const next = await decoding.next()
          if (next.done) return
          segment = next.value
          if (kept) remember(key, segment)
        }
        yield cut(segment, range)
      }
    } finally {
      await decoding?.return()
    }
  }

  const forget = (name: string) => {
    for (const [key, block] of segments) {
      if (!key.startsWith(`${name}/`)) continue
      segments.delete(key)
      held -= sizeOf(block)
    }
  }

  return { read, forget, heldBytes: () => held }
}

export type PcmCache = ReturnType<typeof createPcmCache>

const sizeOf = (block: PcmBlock) => block.left.byteLength + block.right.byteLength

const alignedUp = (value: number, grid: number) => Math.ceil(value / grid) * grid

const cut = (block: PcmBlock, range: FrameRange): PcmBlock => {
  const first = Math.max(0, range.from - block.from)
  const last = Math.min(block.left.length, range.to - block.from)
  if (first === 0 && last === block.left.length) return block
  return {
    from: frames(block.from + first),
    left: block.left.subarray(first, last),
    right: block.right.subarray(first, last),
  }
}
