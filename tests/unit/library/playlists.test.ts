import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { trackIdOf } from '#contracts/track'
import type { Playlist } from '#library/face'
import { createPlaylists } from '#library/playlists/playlists'
import { removeTracks } from '#library/remove-tracks'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

const ids = (...numbers: readonly number[]) => numbers.map(trackIdOf)
const tracksOf = async (id: number) => (await database.playlists.get(id))?.tracks

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
})

test('lists are told by name after every change', async () => {
  const playlists = createPlaylists()
  const seen: (readonly Playlist[])[] = []
  playlists.observe((all) => seen.push(all))
  const names = () => seen.at(-1)?.map(({ name }) => name)
  await vi.waitFor(() => expect(names()).toEqual([]))
  const id = await playlists.create('  Zebra ', ids(1))
  await playlists.create('apple', [])
  await playlists.create('Älter', [])
  await vi.waitFor(() => expect(names()).toEqual(['Älter', 'apple', 'Zebra']))
  await playlists.rename(id, 'Aardvark')
  await vi.waitFor(() => expect(names()).toEqual(['Aardvark', 'Älter', 'apple']))
})

test('tracks are added, moved and taken out by their place, so that one may stand in a list twice', async () => {
  const playlists = createPlaylists()
  const id = await playlists.create('Mix', ids(1, 2, 1))
  await playlists.add(id, ids(3))
  expect(await tracksOf(id)).toEqual([1, 2, 1, 3])
  await playlists.move(id, 3, 0)
  expect(await tracksOf(id)).toEqual([3, 1, 2, 1])
  await playlists.move(id, 0, 99)
  expect(await tracksOf(id)).toEqual([1, 2, 1, 3])
  await playlists.move(id, 7, 0)
  const undo = await playlists.removeAt(id, [0, 3])
  expect(await tracksOf(id)).toEqual([2, 1])
  await undo()
  expect(await tracksOf(id)).toEqual([1, 2, 1, 3])
  await playlists.setTracks(id, ids(5))
  expect(await tracksOf(id)).toEqual([5])
})

test('changes made at once all count', async () => {
  const playlists = createPlaylists()
  const id = await playlists.create('Mix', [])
  await Promise.all([1, 2, 3, 4].map((number) => playlists.add(id, ids(number))))
  expect((await tracksOf(id))?.toSorted()).toEqual([1, 2, 3, 4])
})

test('a deleted list comes back as it was', async () => {
  const playlists = createPlaylists()
  const id = await playlists.create('Mix', ids(1, 2))
  const before = await database.playlists.get(id)
  const undo = await playlists.delete(id)
  expect(await database.playlists.count()).toBe(0)
  await undo()
  expect(await database.playlists.get(id)).toEqual(before)
})

test('a track that leaves the library leaves lists, favourites and plays', async () => {
  const [one, two] = await database.tracks.bulkAdd([newTrack('one'), newTrack('two')], { allKeys: true })
  if (!one || !two) throw new Error('not added')
  const id = await createPlaylists().create('Mix', [one, two, one])
  await database.favourites.put({ trackId: one, addedAt: newTrack('').addedAt })
  await database.plays.put({ trackId: one, count: 3, lastPlayedAt: newTrack('').addedAt })
  await removeTracks([one])
  expect(await tracksOf(id)).toEqual([two])
  expect(await database.favourites.count()).toBe(0)
  expect(await database.plays.count()).toBe(0)
})
