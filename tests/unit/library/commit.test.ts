import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import { commit, type ReadyTrack } from '#library/commit'
import { removeTracks } from '#library/remove-tracks'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

/** A copied file whose bytes are stored already, as an import does before it lists them. */
const ready = async (
  fingerprint: string,
  copy: string,
  artwork: string | null = null,
): Promise<ReadyTrack> => {
  await database.blobs.put({ name: copy, data: new ArrayBuffer(4) })
  return {
    track: newTrack(fingerprint, artwork),
    artwork: artwork === null ? null : { key: artwork, type: 'image/jpeg', thumbnail: new ArrayBuffer(8) },
    lyrics: null,
    place: { kind: 'blob', name: copy },
    path: `${fingerprint}.mp3`,
    modifiedAt: milliseconds(0),
  }
}
const copies = async () => (await database.blobs.toArray()).map(({ name }) => name)
const titles = async () => (await database.tracks.toArray()).map(({ id, title }) => [id, title])

beforeEach(async () => {
  await database.delete()
  await database.open()
})

test('tracks are numbered in the order they come', async () => {
  expect(await commit([await ready('one', 'a'), await ready('two', 'b')])).toBe(2)
  expect(await titles()).toEqual([
    [1, 'one'],
    [2, 'two'],
  ])
})

test('a file given twice in one import is listed once and its second copy is gone', async () => {
  expect(await commit([await ready('one', 'a'), await ready('one', 'b')])).toBe(1)
  expect(await titles()).toEqual([[1, 'one']])
  expect(await copies()).toHaveLength(1)
})

test('a listed file that is taken in again keeps its track and reads the new copy', async () => {
  await commit([await ready('one', 'a')])
  expect(await commit([await ready('one', 'b'), await ready('two', 'c')])).toBe(1)
  expect(await titles()).toEqual([
    [1, 'one'],
    [2, 'two'],
  ])
  expect((await database.files.get(trackIdOf(1)))?.place).toEqual({ kind: 'blob', name: 'b' })
  expect(await copies()).toEqual(['b', 'c'])
})

test('numbers of removed tracks are not used again', async () => {
  await commit([await ready('one', 'a')])
  await removeTracks([trackIdOf(1)])
  await commit([await ready('one', 'b')])
  expect(await titles()).toEqual([[2, 'one']])
})

test('removing tracks takes their bytes, and artwork that no other track shows', async () => {
  await commit([
    await ready('one', 'a', 'cover'),
    await ready('two', 'b', 'cover'),
    await ready('three', 'c', 'x'),
  ])
  await removeTracks([trackIdOf(1), trackIdOf(3)])
  expect(await copies()).toEqual(['b'])
  expect((await database.artworks.toArray()).map(({ key }) => key)).toEqual(['cover'])
  await removeTracks([trackIdOf(2)])
  expect(await database.artworks.count()).toBe(0)
  expect(await database.files.count()).toBe(0)
})
