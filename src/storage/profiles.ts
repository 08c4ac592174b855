import { type Collection, Dexie } from 'dexie'
import { heardRevision, type Profile, type TargetLoudness } from '#contracts/profile'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { database, type ProfileRecord } from './database'
import { whileUnused } from './in-use'
import { readSetting } from './settings'

/** What an enhanced rendering of a track follows from, besides file and variant. */
export interface HeardProfile {
  readonly profile: Profile
  readonly target: TargetLoudness
}

const { profiles, settings } = database

/** The profile every rendering uses now. */
export const readActiveProfile = async (id: TrackId): Promise<Profile | undefined> =>
  (await profiles.get(id))?.active

/** The same with the target; undefined before the track's first analysis. */
export const readHeardProfile = (id: TrackId): Promise<HeardProfile | undefined> =>
  database.transaction('r', profiles, settings, async () => {
    const [record, target] = await Promise.all([profiles.get(id), readSetting('targetLoudness')])
    return record && { profile: record.active, target }
  })

/** Without the profile itself, which is large. */
const readActiveRevision = async (id: TrackId): Promise<string | undefined> => {
  const [key] = await database.profiles
    .where('[trackId+active.revision]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .keys()
  return (key as unknown as readonly [TrackId, string] | undefined)?.[1]
}

/** The table of the whole track, heard or waiting; undefined before its full analysis. */
export const readFullTable = async (id: TrackId): Promise<Uint8Array | undefined> => {
  const record = await database.profiles.get(id)
  return [record?.active, record?.pending].find((profile) => profile?.kind === 'full')?.table
}

/** Revision of what an enhanced rendering of the track follows from now; undefined before its first analysis. */
export const readHeardRevision = async (id: TrackId): Promise<string | undefined> => {
  const [revision, target] = await Promise.all([readActiveRevision(id), readSetting('targetLoudness')])
  return revision === undefined ? undefined : heardRevision({ revision }, target)
}

/**
 * The record once `found` is known. The first profile of a track is heard at once, and a full one when the track is
 * `unused`; else that waits, because a new profile is a new level, and no level moves while somebody may be listening.
 */
export const withProfile = (
  record: ProfileRecord | undefined,
  trackId: TrackId,
  found: Profile,
  unused = false,
): ProfileRecord => {
  if (!record) return { trackId, active: found, pending: null }
  const better = found.kind === 'full' && found.revision !== record.active.revision
  if (!better) return record
  return unused ? { trackId, active: found, pending: null } : { ...record, pending: found }
}

/** Stores what analysis found and gives the profile that is to be heard now, which may be an earlier one. */
export const saveProfile = (id: TrackId, found: Profile): Promise<Profile> =>
  found.kind === 'full'
    ? whileUnused(id, (unused) => storeProfile(id, found, unused))
    : storeProfile(id, found, false)

const storeProfile = (id: TrackId, found: Profile, unused: boolean): Promise<Profile> =>
  database.transaction('rw', database.tracks, database.profiles, database.profileParts, async () => {
    const before = await database.profiles.get(id)
    const after = withProfile(before, id, found, unused)
    const listed = (await database.tracks.where('id').equals(id).count()) > 0
    if (listed && after !== before) await database.profiles.put(after)
    if (found.kind === 'full') await database.profileParts.where('trackId').equals(id).delete()
    return after.active
  })

/** Makes the better profiles of all tracks heard that nobody uses. */
export const promoteUnusedProfiles = async (): Promise<void> => {
  const waiting = await database.profiles.where('pending.kind').equals('full').primaryKeys()
  for (const id of waiting)
    await whileUnused(id, async (unused) => {
      if (unused) await promote(database.profiles.where('trackId').equals(id))
    })
}

const promote = async (records: Collection<ProfileRecord, TrackId>): Promise<void> => {
  await records.modify((record, change) => {
    if (record.pending) change.value = { ...record, active: record.pending, pending: null }
  })
}

/** Makes the better profiles heard. Only while nobody listens: {@link joinSession} sees to that. */
export const promotePendingProfiles = (): Promise<void> =>
  promote(database.profiles.where('pending.kind').equals('full'))

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
