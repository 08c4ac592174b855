import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Profile } from '#contracts/profile'
import { trackIdOf } from '#contracts/track'
import { database } from '#storage/database'
import {
  promotePendingProfiles,
  promoteUnusedProfiles,
  readActiveProfile,
  saveProfile,
} from '#storage/profiles'
import { newTrack } from '../../support/new-track'

const profile = (kind: Profile['kind'], version = 1) =>
  ({ revision: `${version}-${kind}`, kind, loudness: null, spectrum: [] }) as unknown as Profile
const heard = async () => (await readActiveProfile(trackIdOf(1)))?.revision

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.tracks.put({ ...newTrack('one'), id: trackIdOf(1) })
})

test('the first profile of a track is heard at once', async () => {
  expect((await saveProfile(trackIdOf(1), profile('quick'))).revision).toBe('1-quick')
  expect(await heard()).toBe('1-quick')
})

test('a better profile is not heard until nobody listens', async () => {
  await saveProfile(trackIdOf(1), profile('quick'))
  expect((await saveProfile(trackIdOf(1), profile('full'))).revision).toBe('1-quick')
  expect(await heard()).toBe('1-quick')
  await promotePendingProfiles()
  expect(await heard()).toBe('1-full')
})

test('a quick profile never takes the place of a full one', async () => {
  await saveProfile(trackIdOf(1), profile('full'))
  await saveProfile(trackIdOf(1), profile('quick', 2))
  await promotePendingProfiles()
  expect(await heard()).toBe('1-full')
})

test('a full profile of a newer analysis waits like any other', async () => {
  await saveProfile(trackIdOf(1), profile('full'))
  await saveProfile(trackIdOf(1), profile('full', 2))
  expect(await heard()).toBe('1-full')
  await promotePendingProfiles()
  expect(await heard()).toBe('2-full')
})

test('nothing is kept for a track that left the library meanwhile', async () => {
  await saveProfile(trackIdOf(9), profile('quick'))
  expect(await readActiveProfile(trackIdOf(9))).toBeUndefined()
})

describe('where tabs can tell what the others use', () => {
  const used = new Set<string>()
  beforeEach(() => {
    used.clear()
    const request = async (name: string, _: LockOptions, work: (lock: object | null) => unknown) =>
      work(used.has(name) ? null : { name })
    vi.stubGlobal('navigator', { locks: { request } })
    return () => vi.unstubAllGlobals()
  })

  test('a better profile of a track nobody uses is heard at once', async () => {
    await saveProfile(trackIdOf(1), profile('quick'))
    await saveProfile(trackIdOf(1), profile('full'))
    expect(await heard()).toBe('1-full')
  })

  test('that of a track in use waits, and is heard as soon as the track is left', async () => {
    used.add('auricle-in-use/1')
    await saveProfile(trackIdOf(1), profile('quick'))
    await saveProfile(trackIdOf(1), profile('full'))
    await promoteUnusedProfiles()
    expect(await heard()).toBe('1-quick')
    used.clear()
    await promoteUnusedProfiles()
    expect(await heard()).toBe('1-full')
  })
})
