import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Profile } from '#contracts/profile'
import { openLibrary, storedLibrary } from '#service-worker/stored-library'
import { database } from '#storage/database'
import { writeSetting } from '#storage/settings'
import { newTrack } from '../../support/new-track'
import { facts } from './fake-sound'

const profile = (revision: string) => ({ revision, kind: 'full' }) as unknown as Profile

test('what is remembered follows every change of what it was read from', async () => {
  const library = openLibrary()
  const id = await database.tracks.add(newTrack('one'))
  const other = await database.tracks.add(newTrack('other'))
  const isTheSame = async () => {
    const [remembered, again] = [await library.entry(id), await library.entry(id)]
    expect(remembered).toEqual(await storedLibrary.entry(id))
    return { entry: remembered, isRemembered: remembered !== undefined && remembered === again }
  }
  expect(await isTheSame()).toMatchObject({ isRemembered: false })
  await database.sounds.put({ trackId: id, facts })
  await database.profiles.put({ trackId: id, active: profile('1-quick'), pending: profile('1-full') })
  expect(await isTheSame()).toMatchObject({ isRemembered: true, entry: { profileRevision: '1-quick@-14' } })

  await database.profiles
    .where('pending.kind')
    .equals('full')
    .modify((record, change) => {
      change.value = { ...record, active: record.pending ?? record.active, pending: null }
    })
  expect(await isTheSame()).toMatchObject({ entry: { profileRevision: '1-full@-14' } })
  await writeSetting('targetLoudness', -16)
  expect(await isTheSame()).toMatchObject({ entry: { profileRevision: '1-full@-16' } })
  await database.tracks.update(id, { fingerprint: 'another' as never })
  expect(await isTheSame()).toMatchObject({ entry: { fingerprint: 'another' } })
  await database.transaction('rw', database.tracks, database.sounds, async () => {
    await database.tracks.bulkPut(Array.from({ length: 60 }, (_, at) => newTrack(`${at}`)) as never)
    await database.sounds.bulkPut([{ trackId: id, facts: { ...facts, bitDepth: 24 } }])
  })
  expect(await isTheSame()).toMatchObject({ entry: { facts: { bitDepth: 24 } }, isRemembered: true })

  const before = await library.entry(id)
  await database.profiles.put({ trackId: other, active: profile('1-full'), pending: null })
  await writeSetting('originalFormat', 'webm')
  expect(await library.entry(id)).toBe(before)

  await database.sounds.where('trackId').equals(id).delete()
  expect((await isTheSame()).entry?.facts).toBeUndefined()
  await database.sounds.put({ trackId: id, facts })
  await isTheSame()
  await database.tracks.clear()
  expect((await isTheSame()).entry).toBeUndefined()
})
