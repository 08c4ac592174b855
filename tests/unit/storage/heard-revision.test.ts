import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { type Profile, targets } from '#contracts/profile'
import { trackIdOf } from '#contracts/track'
import { database } from '#storage/database'
import { readHeardRevision, saveProfile } from '#storage/profiles'
import { writeSetting } from '#storage/settings'
import { newTrack } from '../../support/new-track'

const id = trackIdOf(1)

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.tracks.put({ ...newTrack('one'), id })
})

test('a track not analysed yet has no revision', async () => {
  expect(await readHeardRevision(id)).toBeUndefined()
})

test('every target loudness names other chunks, and going back names the first ones again', async () => {
  await saveProfile(id, { revision: '1-full', kind: 'full' } as unknown as Profile)
  const named: (string | undefined)[] = []
  for (const target of [...targets, targets[0]]) {
    await writeSetting('targetLoudness', target)
    named.push(await readHeardRevision(id))
  }
  expect(named).toEqual(['1-full@-14', '1-full@-16', '1-full@-11', '1-full@-14'])
})
