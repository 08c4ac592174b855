import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { createFavourites } from '#library/favourites'
import { createPlays } from '#library/plays'
import { database } from '#storage/database'
import { newTrack } from '../../support/new-track'

const ids = (...numbers: readonly number[]) => numbers.map(trackIdOf)

beforeEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(database.tables.map((table) => table.clear()))
})

test('favourites are told latest first, and marking one twice keeps its place', async () => {
  const favourites = createFavourites()
  let seen: readonly number[] | undefined
  favourites.observe((all) => {
    seen = [...all]
  })
  const clock = vi.spyOn(Date, 'now')
  clock.mockReturnValue(1_000)
  await favourites.set(ids(1, 2), true)
  clock.mockReturnValue(2_000)
  await favourites.set(ids(3), true)
  clock.mockReturnValue(3_000)
  await favourites.set(ids(1), true)
  await vi.waitFor(() => expect(seen).toEqual([3, 1, 2]))
  await favourites.set(ids(3, 2), false)
  await vi.waitFor(() => expect(seen).toEqual([1]))
})

test('plays are counted, the latest first, and only of tracks that are here', async () => {
  await database.tracks.bulkAdd([newTrack('one'), newTrack('two')])
  const plays = createPlays()
  let seen: readonly (readonly [number, number])[] | undefined
  plays.observe((all) => {
    seen = [...all]
  })
  const clock = vi.spyOn(Date, 'now')
  for (const [now, id] of [1, 2, 1].entries()) {
    clock.mockReturnValue(now * 1_000)
    await plays.notePlayed(trackIdOf(id))
  }
  await plays.notePlayed(trackIdOf(99))
  await vi.waitFor(() =>
    expect(seen).toEqual([
      [1, 2],
      [2, 1],
    ]),
  )
})
