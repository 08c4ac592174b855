import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { database } from '#storage/database'
import { readQueue, writeQueue } from '#storage/queue'

beforeEach(async () => {
  await database.settings.clear()
})

test('a queue comes back as it was written', async () => {
  const queue = { stamp: 1_700_000_000_000, tracks: [9, 4, 9].map(trackIdOf), order: [2, 0, 1] }
  await writeQueue(queue)
  expect(await readQueue()).toEqual(queue)
})

test('nothing comes back of nothing, or of something else', async () => {
  expect(await readQueue()).toBeNull()
  for (const value of [null, 'queue', {}, { stamp: 1 }, { stamp: 1, tracks: [1], order: [0] }]) {
    await database.settings.put({ key: 'queue', value })
    expect(await readQueue()).toBeNull()
  }
})
