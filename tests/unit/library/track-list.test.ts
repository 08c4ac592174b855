import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Track } from '#contracts/track'
import { createTrackMirror, trackListOf } from '#library/track-list'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

const titles = (tracks: readonly Track[] | undefined) => tracks?.map(({ title }) => title)
const watch = () => {
  const seen: (readonly Track[])[] = []
  const stop = trackListOf(createTrackMirror())((tracks) => seen.push(tracks))
  return { stop, now: () => titles(seen.at(-1)) }
}

beforeEach(() => database.tracks.clear())

test('the list is told once it is loaded, also when it is empty', async () => {
  const list = watch()
  await vi.waitFor(() => expect(list.now()).toEqual([]))
})

test('tracks that come, change and go are seen', async () => {
  await database.tracks.add(newTrack('one'))
  const list = watch()
  await vi.waitFor(() => expect(list.now()).toEqual(['one']))
  const id = await database.tracks.add(newTrack('two'))
  await vi.waitFor(() => expect(list.now()).toEqual(['one', 'two']))
  await database.tracks.update(id, { title: 'second' })
  await vi.waitFor(() => expect(list.now()).toEqual(['one', 'second']))
  await database.tracks.delete(id)
  await vi.waitFor(() => expect(list.now()).toEqual(['one']))
})

test('a write too large to be told track by track is seen whole', async () => {
  const list = watch()
  await vi.waitFor(() => expect(list.now()).toEqual([]))
  await database.tracks.bulkAdd(Array.from({ length: 2_500 }, (_, index) => newTrack(`track ${index}`)))
  await vi.waitFor(() => expect(list.now()).toHaveLength(2_500))
  await database.tracks.clear()
  await vi.waitFor(() => expect(list.now()).toEqual([]))
})

test('one that looks later gets the list at once, one that stopped gets nothing', async () => {
  const observe = trackListOf(createTrackMirror())
  const early: (readonly Track[])[] = []
  const stop = observe((tracks) => early.push(tracks))
  await vi.waitFor(() => expect(early).toHaveLength(1))
  const late: (readonly Track[])[] = []
  observe((tracks) => late.push(tracks))
  expect(late).toHaveLength(1)
  stop()
  await database.tracks.add(newTrack('one'))
  await vi.waitFor(() => expect(titles(late.at(-1))).toEqual(['one']))
  expect(early).toHaveLength(1)
})
