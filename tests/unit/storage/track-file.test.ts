import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { database, type FilePlace } from '#storage/database'
import { openTrackFile } from '#storage/track-file'
import { newTrack } from '../../support/new-track'

const id = trackIdOf(1)
const isListedAt = async (place: FilePlace) => {
  await database.tracks.put({ ...newTrack('one'), id })
  await database.files.put({ trackId: id, place })
}

beforeEach(() => Promise.all(database.tables.map((table) => table.clear())))

test('a copied file opens under the name it came with', async () => {
  await isListedAt({ kind: 'blob', name: 'a' })
  await database.blobs.put({ name: 'a', data: new TextEncoder().encode('song').buffer })
  const opened = await openTrackFile(id)
  expect(opened.status === 'opened' && [opened.file.name, await opened.file.text()]).toEqual([
    'one.mp3',
    'song',
  ])
})

test('a copy that is gone is missing, by name', async () => {
  await isListedAt({ kind: 'blob', name: 'gone' })
  expect(await openTrackFile(id)).toEqual({
    status: 'unavailable',
    problem: { code: 'file/missing', detail: 'one.mp3 is no longer where it was.' },
  })
})

test('an unknown track says so', async () => {
  expect(await openTrackFile(trackIdOf(7))).toMatchObject({ problem: { code: 'track/unknown' } })
})

test('a database that cannot be read is a problem, not an exception', async () => {
  database.close()
  expect(await openTrackFile(id)).toMatchObject({ problem: { code: 'storage/failed' } })
  await database.open()
})
