import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { makeBackup } from '#library/backup/make-backup'
import { restoreBackup } from '#library/backup/restore-backup'
import type { BackupFault } from '#library/face'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

const now = milliseconds(1_000)
const empty = async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
}
beforeEach(empty)

/** A library of two tracks, with something of everything. */
const furnish = async () => {
  const ids = await database.tracks.bulkAdd(
    [{ ...newTrack('one'), sortNames: { artist: 'One, The' }, genres: ['Folk'] }, newTrack('two')],
    { allKeys: true },
  )
  const [one, two] = ids.map(trackIdOf)
  if (!one || !two) throw new Error('not added')
  await database.files.bulkAdd(
    ids.map((trackId) => ({ trackId, place: { kind: 'blob', name: `${trackId}` } })),
  )
  await database.playlists.add({ name: 'Mix', tracks: [two, one, two], createdAt: now, changedAt: now })
  await database.favourites.add({ trackId: two, addedAt: now })
  await database.plays.add({ trackId: one, count: 4, lastPlayedAt: now })
  await database.choices.bulkAdd([
    { key: `track/${two}`, enabled: true, preset: 'warm', intensity: 0.5 },
    { key: 'album/somebody\nsomething', enabled: false, preset: 'adaptive', intensity: 1 },
  ])
  await database.pins.add({ trackId: one, pinnedAt: now })
  await database.settings.bulkAdd([
    { key: 'originalFormat', value: 'webm' },
    { key: 'note/prediction', value: [1] },
    { key: 'queue', value: { tracks: new Uint32Array([one]) } },
  ])
  return { one, two }
}
const idOf = async (fingerprint: string) =>
  (await database.tracks.where('fingerprint').equals(fingerprint).first())?.id

test('everything that is not sound comes back into an empty library, under new numbers', async () => {
  await furnish()
  const backup = await makeBackup()
  await empty()
  await database.tracks.bulkAdd(['x', 'y', 'z'].map((name) => newTrack(name)))
  expect(await restoreBackup(backup)).toEqual({
    status: 'restored',
    tracks: 2,
    known: 0,
    playlists: 1,
    favourites: 1,
  })
  const [one, two] = [await idOf('one'), await idOf('two')]
  expect(await database.tracks.get(trackIdOf(one ?? 0))).toMatchObject({
    title: 'one',
    genres: ['Folk'],
    sortNames: { artist: 'One, The' },
  })
  expect((await database.playlists.toArray()).map(({ name, tracks }) => [name, tracks])).toEqual([
    ['Mix', [two, one, two]],
  ])
  expect((await database.favourites.toArray()).map(({ trackId }) => trackId)).toEqual([two])
  expect(await database.plays.toArray()).toEqual([{ trackId: one, count: 4, lastPlayedAt: now }])
  expect((await database.choices.toArray()).map(({ key }) => key).sort()).toEqual([
    'album/somebody\nsomething',
    `track/${two}`,
  ])
  expect((await database.pins.toArray()).map(({ trackId }) => trackId)).toEqual([one])
  expect((await database.settings.toArray()).map(({ key }) => key)).toEqual(['originalFormat'])
  expect(await database.files.count()).toBe(0)
})

test('nothing that is there is lost or doubled, however often a backup is brought back', async () => {
  const { one, two } = await furnish()
  const backup = await makeBackup()
  const [mix] = await database.playlists.toArray()
  await database.playlists.update(mix?.id ?? 0, { tracks: [one] })
  await database.playlists.add({ name: 'New', tracks: [two], createdAt: now, changedAt: now })
  await database.plays.put({ trackId: one, count: 9, lastPlayedAt: milliseconds(2_000) })
  await database.choices.put({ key: `track/${two}`, enabled: false, preset: 'bright', intensity: 1 })
  for (let time = 0; time < 2; time++)
    expect(await restoreBackup(backup)).toMatchObject({ status: 'restored', tracks: 0, known: 2 })
  expect((await database.playlists.toArray()).map(({ name, tracks }) => [name, tracks])).toEqual([
    ['Mix', [one, two, two]],
    ['New', [two]],
  ])
  expect((await database.plays.get(one))?.count).toBe(9)
  expect((await database.choices.get(`track/${two}`))?.preset).toBe('bright')
  expect(await database.files.count()).toBe(2)
})

test('what is no backup, or not all of one, is refused and changes nothing', async () => {
  await furnish()
  const before = await database.tracks.toArray()
  const whole = await (await makeBackup()).text()
  const files: readonly (readonly [string, BackupFault])[] = [
    ['', 'foreign'],
    ['{', 'foreign'],
    ['{"format":"other"}', 'foreign'],
    ['{"format":"auricle-backup","version":1,"tracks":"none"}', 'foreign'],
    ['{"format":"auricle-backup","version":2,"tracks":[]}', 'newer'],
    [whole.slice(0, -1), 'cut-short'],
    [whole.slice(0, 60), 'cut-short'],
  ]
  for (const [text, why] of files)
    expect(await restoreBackup(new File([text], 'notes.json'))).toEqual({ status: 'refused', why })
  expect(await database.tracks.toArray()).toEqual(before)
})

test('both ways are told of as they go', async () => {
  await furnish()
  const told: [number, number][] = []
  const note = (done: number, total: number) => told.push([done, total])
  const backup = await makeBackup(note)
  expect(told).toEqual([
    [0, 2],
    [2, 2],
  ])
  await empty()
  told.length = 0
  await restoreBackup(backup, note)
  expect(told).toEqual([
    [0, 0],
    [0, 2],
  ])
})
