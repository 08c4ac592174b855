import { soundKey } from '#contracts/chunk-key'
import { totalChunks } from '#contracts/chunking'
import type { Taste } from '#contracts/heard'
import type { TrackId } from '#contracts/track'
import { readHeardRevision } from '#storage/profiles'
import { readFacts } from '#storage/sounds'
import { readTrack } from '#storage/tracks'

/** Share of a track that is on the disk in the sound a listener uses, 0 to 1. */
export type ReadyShare = number

type CountKept = (sound: string) => Promise<number>

/** Opened when it is first asked for: few ever look. */
let opening: Promise<CountKept> | undefined
const openIndex = (): Promise<CountKept> => {
  opening ??= import('#storage/chunk-index').then(({ openChunkIndex }) => openChunkIndex().countOf)
  return opening
}

/** How far tracks are ready. One whose sound is not known yet is not begun. */
export const readReadyShares = async (
  tracks: Iterable<TrackId>,
  { preset, intensity }: Taste,
): Promise<ReadonlyMap<TrackId, ReadyShare>> => {
  const countOf = await openIndex()
  const shareOf = async (id: TrackId): Promise<ReadyShare> => {
    const [track, facts, profileRevision] = await Promise.all([
      readTrack(id),
      readFacts(id),
      readHeardRevision(id),
    ])
    if (!track || !facts || profileRevision === undefined) return 0
    const sound = soundKey(
      { fingerprint: track.fingerprint, profileRevision },
      { mode: 'enhanced', preset, intensity },
    )
    return (await countOf(sound)) / totalChunks(facts)
  }
  return new Map(await Promise.all([...tracks].map(async (id) => [id, await shareOf(id)] as const)))
}
