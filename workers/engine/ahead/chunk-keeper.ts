import { type ChunkKey, chunkKey, soundKey, soundOf } from '#contracts/chunk-key'
import type { Heard, Wishes } from '#contracts/heard'
import type { TrackId } from '#contracts/track'
import type { Variant } from '#contracts/variant'
import { readTrack } from '#storage/tracks'
import { joinedAll, lengthOf } from '../joined'
import type { Whole } from '../schedule/shared-renderings'
import type { Disk } from './disk'

/** Which chunk of what. */
interface ChunkPlace {
  readonly track: TrackId
  readonly variant: Variant
  readonly index: number
}

export interface ChunkKeeper {
  /** Undefined for what is not kept, or not in the library any more. */
  keyOf(place: ChunkPlace): Promise<ChunkKey | undefined>
  /** Whether a chunk is on the disk or on its way there. */
  isKept(key: ChunkKey): Promise<boolean>
  /** To be called before work on a chunk begins; what it gives takes the whole and puts it on the disk. */
  keeping(place: ChunkPlace, key: ChunkKey): (whole: Whole) => void
  /** What plays stays, and what is heard, of that profile revision, is L2. */
  heard(heard: Heard, profileRevision: string): Promise<void>
  /** What is pinned stays. */
  wishes(wishes: Wishes): Promise<void>
}

const patience = () => AbortSignal.timeout(30_000)

/** What is rendered before the disk is open waits for it in memory, up to so many bytes. */
const mostWaiting = 24_000_000

interface Parts {
  readonly revisionOf: (track: TrackId, variant: Variant, signal: AbortSignal) => Promise<string>
  /** Null where there is none. */
  readonly disk: Promise<Disk | null>
  /** How often something was dropped on purpose; known before the disk is open. */
  readonly dropCount: () => Promise<number>
}

/** Puts what the engine renders on the disk. Keeping never delays or breaks what is being served. */
export const createChunkKeeper = ({ revisionOf, disk, dropCount }: Parts): ChunkKeeper => {
  const writing = new Set<ChunkKey>()
  let isOpen = false
  let waiting = 0
  let heardSound: string | null = null
  let lastHeard: string | undefined
  let playing: readonly string[] = []
  let pinned: readonly string[] = []

  const sourceOf = async (track: TrackId, variant: Variant) => {
    const [record, profileRevision] = await Promise.all([
      readTrack(track),
      revisionOf(track, variant, patience()),
    ])
    return record && { fingerprint: record.fingerprint, profileRevision }
  }
  const keyOf = async ({ track, variant, index }: ChunkPlace): Promise<ChunkKey | undefined> => {
    if (variant.mode !== 'enhanced') return undefined
    const source = await sourceOf(track, variant)
    return source && chunkKey(source, variant, index)
  }
  const spare = async () => {
    const opened = await disk
    opened?.writer.spare(new Set([...playing, ...pinned]))
    opened?.tellPlaying(playing)
  }
  disk.then(
    () => {
      isOpen = true
    },
    () => {},
  )

  /** Whether what waits for the disk leaves room for so many bytes more. */
  const hasRoom = (size: number): boolean => {
    if (isOpen) return true
    if (waiting + size > mostWaiting) return false
    waiting += size
    return true
  }

  const keep = async (place: ChunkPlace, key: ChunkKey, { contentType, parts }: Whole, drops: number) => {
    // A profile that changed meanwhile would put one name on another sound.
    const opened = await disk
    if (!opened || key !== (await keyOf(place))) return
    const sound = soundOf(key)
    const isWanted = heardSound === null || sound === heardSound || pinned.includes(sound)
    await opened.writer.keep(key, { contentType, bytes: joinedAll(parts) }, isWanted ? 'L2' : 'L3', drops)
  }

  return {
    keyOf,
    isKept: async (key) => writing.has(key) || ((await disk)?.store.has(key) ?? false),
    keeping: (place, key) => {
      const counting = dropCount()
      counting.catch(() => {})
      return (whole) => {
        if (!hasRoom(lengthOf(whole.parts))) return
        writing.add(key)
        const kept = counting.then((drops) => keep(place, key, whole, drops))
        void kept.catch(() => {}).finally(() => writing.delete(key))
      }
    },
    heard: async ({ track, enhanced, preset, intensity, next }, profileRevision) => {
      // Said every second; asking the library is for when something has changed.
      const now = [track, profileRevision, enhanced, preset, intensity, next?.track].join('/')
      if (now === lastHeard) return
      lastHeard = now
      const [record, following] = await Promise.all([
        readTrack(track),
        next ? readTrack(next.track) : undefined,
      ])
      if (!record) return
      const { fingerprint } = record
      playing = [fingerprint, ...(following ? [following.fingerprint] : [])]
      await spare()
      const sound = soundKey({ fingerprint, profileRevision }, { mode: 'enhanced', preset, intensity })
      if (!enhanced || sound === heardSound) return
      heardSound = sound
      await (await disk)?.store.relabel(fingerprint, sound)
    },
    wishes: async ({ pinned: tracks, preset, intensity }) => {
      const variant = { mode: 'enhanced', preset, intensity } as const
      const sounds = await Promise.all(
        tracks.map(async (track) => {
          const source = await sourceOf(track, variant).catch(() => undefined)
          return source ? [soundKey(source, variant)] : []
        }),
      )
      pinned = sounds.flat()
      await spare()
    },
  }
}
