import { type Problem, problem } from '#contracts/problem'
import { milliseconds } from '#contracts/units'
import { commit, discard, type ReadyTrack } from './commit'

export interface Committer {
  /** Lists the track soon, together with others; those of one batch in the order of their positions. */
  add(ready: ReadyTrack, position: number): void
  /** Resolves when everything added is listed or refused. */
  finish(): Promise<void>
}

export interface CommitterEvents {
  listed(added: number, duplicates: number): void
  refused(fileName: string, problem: Problem): void
}

/** Dexie tells other tabs which tracks a write touched, up to 49 of them. */
const largestBatch = 48
/** How long the first track of a batch waits for others. */
const gathering = milliseconds(120)

const problemWith = (fileName: string, error: unknown): Problem =>
  String(error).includes('QuotaExceededError')
    ? problem('storage/full', `Could not keep ${fileName}: there is no room left`)
    : problem('storage/failed', `Could not keep ${fileName}: ${String(error)}`)

/** Gathers tracks while one batch is being written, so that large imports cost few transactions. */
export const createCommitter = (events: CommitterEvents): Committer => {
  let gathered: { readonly ready: ReadyTrack; readonly position: number }[] = []
  let writing: Promise<void> | undefined
  let finishing = false
  let hurry = () => {}

  const gather = () =>
    new Promise<void>((resolve) => {
      hurry = resolve
      setTimeout(resolve, gathering)
    })

  const write = async () => {
    while (gathered.length > 0) {
      if (!finishing && gathered.length < largestBatch) await gather()
      gathered.sort((one, other) => one.position - other.position)
      const batch = gathered.slice(0, largestBatch).map(({ ready }) => ready)
      gathered = gathered.slice(largestBatch)
      try {
        const added = await commit(batch)
        events.listed(added, batch.length - added)
      } catch (error) {
        await discard(batch)
        for (const { track } of batch) events.refused(track.fileName, problemWith(track.fileName, error))
      }
    }
    writing = undefined
  }

  return {
    add: (ready, position) => {
      gathered.push({ ready, position })
      if (gathered.length >= largestBatch) hurry()
      writing ??= write()
    },
    finish: async () => {
      finishing = true
      hurry()
      await writing
    },
  }
}
