import { type ChunkKey, chunkKey, soundKey } from '#contracts/chunk-key'
import type { Heard } from '#contracts/heard'
import type { TrackId } from '#contracts/track'
import type { Variant } from '#contracts/variant'
import { readTrack } from '#storage/tracks'
import type { DiskStore } from '#tiers/disk-store'
import type { DiskWriter } from '#tiers/disk-writer'
import { joinedAll } from '../joined'
import type { RenderedChunk } from '../port/renderer'

/** Which chunk of what. */
interface ChunkPlace {
  readonly track: TrackId
  readonly variant: Variant
  readonly index: number
}

export interface ChunkKeeper {
  /** Whether a chunk is on the disk or on its way there; true also for what is not in the library any more. */
  isKept(place: ChunkPlace): Promise<boolean>
  /** The chunk, with a copy of its bytes taken on their way and kept once they are all there. */
  keeping(place: ChunkPlace, chunk: RenderedChunk): RenderedChunk
  /** What plays stays, and what is heard is L2. */
  heard(heard: Heard): Promise<void>
}

const patience = () => AbortSignal.timeout(30_000)

/** Puts what the engine renders on the disk. Keeping never delays or breaks what is being served. */
export const createChunkKeeper = (
  revisionOf: (track: TrackId, variant: Variant, signal: AbortSignal) => Promise<string>,
  store: DiskStore,
  writer: DiskWriter,
): ChunkKeeper => {
  const making = new Set<ChunkKey>()
  let heardSound: string | null = null
  let lastHeard: string | undefined

  const sourceOf = async (track: TrackId, variant: Variant) => {
    const [record, profileRevision] = await Promise.all([
      readTrack(track),
      revisionOf(track, variant, patience()),
    ])
    return record && { fingerprint: record.fingerprint, profileRevision }
  }
  const keyOf = async ({ track, variant, index }: ChunkPlace): Promise<ChunkKey | undefined> => {
    const source = await sourceOf(track, variant)
    return source && chunkKey(source, variant, index)
  }

  const keep = async (
    place: ChunkPlace,
    key: ChunkKey | undefined,
    contentType: string,
    parts: Uint8Array[],
    drops: number,
  ) => {
    // A profile that changed meanwhile would put one name on another sound.
    if (key === undefined || key !== (await keyOf(place))) return
    const bytes = joinedAll(parts)
    const isHeard = heardSound === null || key.startsWith(`${heardSound}/`)
    await writer.keep(key, { contentType, bytes }, isHeard ? 'L2' : 'L3', drops)
  }

  const copying = async function* (place: ChunkPlace, { contentType, body }: RenderedChunk) {
    const parts: Uint8Array[] = []
    const naming = keyOf(place).catch(() => undefined)
    const counting = store.dropCount()
    counting.catch(() => {})
    void naming.then((key) => key && making.add(key))
    try {
      for (let piece = await body.next(); !piece.done; piece = await body.next()) {
        // The piece is given away: its copy stays.
        parts.push(piece.value.slice())
        yield piece.value
      }
      void naming.then(async (key) => keep(place, key, contentType, parts, await counting)).catch(() => {})
    } finally {
      void naming.then((key) => key && making.delete(key))
      await body.return?.()
    }
  }

  return {
    isKept: async (place) => {
      const key = await keyOf(place)
      return key === undefined || making.has(key) || (await store.has(key))
    },
    keeping: (place, chunk) => ({ ...chunk, body: copying(place, chunk) }),
    heard: async ({ track, enhanced, preset, intensity, next }) => {
      // Said every second; asking the library is for when something has changed.
      const now = [track, enhanced, preset, intensity, next].join('/')
      if (now === lastHeard) return
      lastHeard = now
      const variant = { mode: 'enhanced', preset, intensity } as const
      const [source, following] = await Promise.all([
        sourceOf(track, variant),
        next === null ? undefined : readTrack(next),
      ])
      if (!source) return
      writer.spare(new Set([source.fingerprint, ...(following ? [following.fingerprint] : [])]))
      const sound = soundKey(source, variant)
      if (!enhanced || sound === heardSound) return
      heardSound = sound
      await store.relabel(source.fingerprint, sound)
    },
  }
}
