import { heardRevision, type Profile } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database, type ProfileRecord } from './database'
import { readSetting } from './settings'

/** The profile every rendering uses now. */
export const readActiveProfile = async (id: TrackId): Promise<Profile | undefined> =>
  (await database.profiles.get(id))?.active

/** Revision of what an enhanced rendering of the track follows from now; undefined before its first analysis. */
export const readHeardRevision = async (id: TrackId): Promise<string | undefined> => {
  const [active, target] = await Promise.all([readActiveProfile(id), readSetting('targetLoudness')])
  return active && heardRevision(active, target)
}

/**
 * The record once `found` is known. The first profile of a track is heard at once; a full one found later waits,
 * because a new profile is a new level, and no level moves while somebody may be listening.
 */
export const withProfile = (
  record: ProfileRecord | undefined,
  trackId: TrackId,
  found: Profile,
): ProfileRecord => {
  if (!record) return { trackId, active: found, pending: null }
  const better = found.kind === 'full' && found.revision !== record.active.revision
  return better ? { ...record, pending: found } : record
}

/** Stores what analysis found and gives the profile that is to be heard now, which may be an earlier one. */
export const saveProfile = (id: TrackId, found: Profile): Promise<Profile> =>
  database.transaction('rw', database.tracks, database.profiles, database.profileParts, async () => {
    const before = await database.profiles.get(id)
    const after = withProfile(before, id, found)
    const listed = (await database.tracks.where('id').equals(id).count()) > 0
    if (listed && after !== before) await database.profiles.put(after)
    if (found.kind === 'full') await database.profileParts.where('trackId').equals(id).delete()
    return after.active
  })

/** Makes the better profiles heard. Only while nobody listens: {@link joinSession} sees to that. */
export const promotePendingProfiles = async (): Promise<void> => {
  await database.profiles
    .where('pending.kind')
    .equals('full')
    .modify((record, change) => {
      if (record.pending) change.value = { ...record, active: record.pending, pending: null }
    })
}

const lockName = 'auricle-session'
const patience = milliseconds(2_000)

/** Holds a shared lock until released, so that others can tell somebody is listening. */
const holdShared = (): Promise<() => void> =>
  new Promise((joined) => {
    const options: LockOptions = { mode: 'shared', signal: AbortSignal.timeout(patience) }
    const held = navigator.locks.request(lockName, options, () => new Promise<void>((leave) => joined(leave)))
    // Without the lock an engine still plays; only the promotion of profiles is less well guarded.
    held.catch(() => joined(() => {}))
  })

/**
 * Called by every engine at its start, before its first rendering; resolves to the way to leave. When no other
 * engine lives, profiles that were waiting become the ones heard.
 */
export const joinSession = async (): Promise<() => void> => {
  if (!navigator.locks) return () => {}
  await navigator.locks.request(lockName, { ifAvailable: true }, async (alone) => {
    if (alone) await promotePendingProfiles()
  })
  return holdShared()
}
