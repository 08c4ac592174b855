import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Profile } from '#contracts/profile'
import type { ProfilePart } from '#contracts/profile-part'
import { trackIdOf } from '#contracts/track'
import { removeTracks } from '#library/remove-tracks'
import { database } from '#storage/database'
import { readParts, writePart } from '#storage/profile-parts'
import { saveProfile } from '#storage/profiles'
import { newTrack } from '../../support/new-track'

const id = trackIdOf(1)
const part = (seed: number): ProfilePart => ({
  table: Uint8Array.of(seed, 2),
  weighted: Float64Array.of(seed / 3),
  spectra: Float32Array.of(seed),
  powers: Float64Array.of(seed),
  sums: { left: seed, right: seed, both: 0, samplePeak: 1, truePeak: 1 },
})
const profile = (kind: Profile['kind']) => ({ revision: `1-${kind}`, kind }) as unknown as Profile

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.tracks.put({ ...newTrack('one'), id })
})

test('parts come back as they were, each under its index', async () => {
  await writePart(id, 'a', 0, part(1))
  await writePart(id, 'a', 7, part(2))
  expect(await readParts(id, 'a')).toEqual(
    new Map([
      [0, part(1)],
      [7, part(2)],
    ]),
  )
})

test('parts of another pass are none', async () => {
  await writePart(id, 'a', 0, part(1))
  expect((await readParts(id, 'b')).size).toBe(0)
})

test('a quick profile leaves the parts, the full one takes their place', async () => {
  await writePart(id, 'a', 0, part(1))
  await saveProfile(id, profile('quick'))
  expect((await readParts(id, 'a')).size).toBe(1)
  await saveProfile(id, profile('full'))
  expect(await database.profileParts.count()).toBe(0)
})

test('parts leave with their track, and none come after it', async () => {
  await writePart(id, 'a', 0, part(1))
  await removeTracks([id])
  await writePart(id, 'a', 1, part(2))
  expect(await database.profileParts.count()).toBe(0)
})
