import type { TrackId } from '#contracts/track'

const lockOf = (id: TrackId) => `auricle-in-use/${id}`
const locks = (): LockManager | undefined => globalThis.navigator?.locks

/**
 * Keeps the level of a track from moving, in every tab, until released. Holders do not wait for each other.
 * Where there are no Web Locks no track ever counts as unused.
 */
export const useTrack = (id: TrackId): (() => void) => {
  let release = () => {}
  const used = new Promise<void>((resolve) => {
    release = resolve
  })
  locks()
    ?.request(lockOf(id), { mode: 'shared' }, () => used)
    .catch(() => {})
  return release
}

/** Does `work` while nobody may begin to use the track; `unused` is false where somebody uses it now. */
export const whileUnused = <Result>(
  id: TrackId,
  work: (unused: boolean) => Promise<Result>,
): Promise<Result> => {
  const manager = locks()
  if (!manager) return work(false)
  return manager.request(lockOf(id), { ifAvailable: true }, (lock) => work(lock !== null)) as Promise<Result>
}
