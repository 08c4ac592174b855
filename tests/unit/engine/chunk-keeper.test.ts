import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { bytes } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createChunkKeeper } from '#engine/ahead/chunk-keeper'
import type { Disk } from '#engine/ahead/disk'
import { database } from '#storage/database'
import { createDiskWriter } from '#tiers/disk-writer'
import { newTrack } from '../../support/new-track'
import { createFakeDisk } from '../fake-disk'

const id = trackIdOf(1)
const variant = { mode: 'enhanced', preset: 'warm', intensity: fullIntensity } as const
const placeOf = (index: number) => ({ track: id, variant, index })

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.tracks.put({ ...newTrack('one'), id })
})

const createWorld = () => {
  const { store } = createFakeDisk()
  let open: (disk: Disk | null) => void = () => {}
  const disk = new Promise<Disk | null>((resolve) => {
    open = resolve
  })
  const writer = createDiskWriter(store, { L2: bytes(1e9), L3: bytes(1e9) }, 'a')
  const keeper = createChunkKeeper({ revisionOf: async () => '1-full@-14', disk, dropCount: store.dropCount })
  const keep = async (index: number, size: number) => {
    const key = await keeper.keyOf(placeOf(index))
    if (!key) throw new Error('nothing to keep')
    const whole = keeper.keeping(placeOf(index), key)
    await store.dropCount()
    return () => whole({ contentType: 'audio/wav', parts: [new Uint8Array(size)] })
  }
  const kept = async () => (await store.totals('L2')).entries
  return {
    store,
    keep,
    kept,
    open: () => open({ store, writer, tellPlaying: () => {} }),
    close: () => open(null),
  }
}

test('what is rendered before the disk is open waits for it', async () => {
  const { keep, kept, open } = createWorld()
  ;(await keep(0, 1_000))()
  expect(await kept()).toBe(0)
  open()
  await expect.poll(kept).toBe(1)
  ;(await keep(1, 1_000))()
  await expect.poll(kept).toBe(2)
})

test('not more of it than memory has room for', async () => {
  const { keep, kept, open } = createWorld()
  ;(await keep(0, 20_000_000))()
  ;(await keep(1, 20_000_000))()
  ;(await keep(2, 4_000_000))()
  open()
  await expect.poll(kept).toBe(2)
  ;(await keep(3, 20_000_000))()
  await expect.poll(kept).toBe(3)
})

test('what was dropped on purpose before the disk opened does not come back', async () => {
  const { store, keep, kept, open } = createWorld()
  const done = await keep(0, 1_000)
  await store.clear()
  done()
  open()
  ;(await keep(1, 1_000))()
  await expect.poll(kept).toBe(1)
})
