import { describe, expect, test } from 'vitest'
import type { DiskStore } from '#tiers/disk-store'
import { chunkFor, createFakeDisk, keyFor, readWhole } from '../fake-disk'

const key = keyFor('aaaa', 'warm', 0)
const nobody = () => false

describe('a chunk on disk', () => {
  test('comes back as it went, with its tier', async () => {
    const { store } = createFakeDisk()
    await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
    expect(await readWhole(await store.read(key))).toEqual({ ...chunkFor(key), tier: 'L2' })
    expect(await store.totals('L2')).toMatchObject({ entries: 1, bytes: 1000 })
  })

  test('written by two at once is kept once', async () => {
    const { store, held } = createFakeDisk()
    await Promise.all([
      store.write(key, chunkFor(key), 'L2', 'a.1', 0),
      store.write(key, chunkFor(key), 'L2', 'b.1', 0),
    ])
    expect(held.size).toBe(1)
    expect(await store.totals('L2')).toMatchObject({ entries: 1, bytes: 1000 })
    expect(await readWhole(await store.read(key))).toBeDefined()
  })

  test.each([
    ['truncated', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 500)],
    [
      'overwritten',
      (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 777 ? byte ^ 1 : byte)),
    ],
    ['emptied', () => new Uint8Array()],
  ])('that was %s by hand is dropped, not served', async (_, damage) => {
    const { store, held } = createFakeDisk()
    await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
    held.set('a.1', damage(held.get('a.1') ?? new Uint8Array()))
    expect(await readWhole(await store.read(key))).toBeUndefined()
    expect(await store.has(key)).toBe(false)
    expect(held.size).toBe(0)
    expect(await store.totals('L2')).toMatchObject({ entries: 0, bytes: 0 })
  })

  test('whose file is gone is dropped', async () => {
    const { store, held } = createFakeDisk()
    await store.write(key, chunkFor(key), 'L3', 'a.1', 0)
    held.clear()
    expect(await readWhole(await store.read(key))).toBeUndefined()
    expect(await store.totals('L3')).toMatchObject({ entries: 0, bytes: 0 })
  })
})

test.each([
  ['emptied', (store: DiskStore) => store.clear()],
  ['rid of its file', (store: DiskStore) => store.forget('aaaa' as never)],
])('a chunk begun before the disk was %s does not come back', async (_, drop) => {
  const { store, held } = createFakeDisk()
  const before = await store.dropCount()
  await drop(store)
  await store.write(key, chunkFor(key), 'L2', 'a.1', before)
  expect(await store.has(key)).toBe(false)
  expect(held.size).toBe(0)
  await store.write(key, chunkFor(key), 'L2', 'a.2', await store.dropCount())
  expect(await store.has(key)).toBe(true)
})

describe('a sweep', () => {
  test('takes files without a record, but not those still being written', async () => {
    const { store, held } = createFakeDisk()
    await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
    held.set('dead.1', new Uint8Array(10))
    held.set('alive.1', new Uint8Array(10))
    await store.sweep('p1', (file) => file.startsWith('alive.'))
    expect([...held.keys()].sort()).toEqual(['a.1', 'alive.1'])
  })

  test('reclaims what earlier pipelines left', async () => {
    const { store, held } = createFakeDisk()
    const old = keyFor('aaaa', 'warm', 0, 'p0')
    await store.write(old, chunkFor(old), 'L2', 'a.1', 0)
    await store.write(key, chunkFor(key), 'L2', 'a.2', 0)
    await store.sweep('p1', nobody)
    expect([...held.keys()]).toEqual(['a.2'])
    expect(await store.totals('L2')).toMatchObject({ entries: 1, bytes: 1000 })
  })

  test('after the record was deleted by hand frees the bytes and counts anew', async () => {
    const { store, unrecord, held } = createFakeDisk()
    const other = keyFor('aaaa', 'bright', 0)
    await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
    await store.write(other, chunkFor(other), 'L2', 'a.2', 0)
    await unrecord(key)
    await store.sweep('p1', nobody)
    expect([...held.keys()]).toEqual(['a.2'])
    expect(await store.totals('L2')).toMatchObject({ entries: 1, bytes: 1000 })
  })
})

test('another preset heard: labels change, bytes stay where they are', async () => {
  const { store, held } = createFakeDisk()
  const bright = keyFor('aaaa', 'bright', 0)
  await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
  await store.write(bright, chunkFor(bright), 'L3', 'a.2', 0)
  await store.relabel('aaaa', bright.slice(0, bright.lastIndexOf('/')))
  expect((await readWhole(await store.read(key)))?.tier).toBe('L3')
  expect((await readWhole(await store.read(bright)))?.tier).toBe('L2')
  expect(held.size).toBe(2)
  expect(await store.totals('L2')).toMatchObject({ entries: 1, bytes: 1000 })
})

test('what was used longest ago goes first, even when the clock goes back', async () => {
  const { store } = createFakeDisk()
  const keys = [0, 1, 2].map((index) => keyFor('aaaa', 'warm', index))
  const clock = Date.now
  try {
    for (const [at, key] of keys.entries()) {
      Date.now = () => 1_000_000 - at * 1000
      await store.write(key, chunkFor(key), 'L2', `a.${at}`, 0)
    }
    await store.free('L2', 1, new Set())
  } finally {
    Date.now = clock
  }
  expect(await Promise.all(keys.map(store.has))).toEqual([false, true, true])
  expect(await store.totals('L2')).toMatchObject({ evictions: 1 })
})

test('a chunk read of late outlives one written after it', async () => {
  const { store } = createFakeDisk()
  const [first, second] = [keyFor('aaaa', 'warm', 0), keyFor('aaaa', 'warm', 1)]
  await store.write(first, chunkFor(first), 'L2', 'a.1', 0)
  await store.write(second, chunkFor(second), 'L2', 'a.2', 0)
  await store.read(first)
  await store.free('L2', 1, new Set())
  expect([await store.has(first), await store.has(second)]).toEqual([true, false])
})

test('a sound that is pinned stays, other sounds of its file may go', async () => {
  const { store } = createFakeDisk()
  const bright = keyFor('aaaa', 'bright', 0)
  await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
  await store.write(bright, chunkFor(bright), 'L2', 'a.2', 0)
  expect(await store.free('L2', 2_000, new Set([key.slice(0, key.lastIndexOf('/'))]))).toBe(1_000)
  expect([await store.has(key), await store.has(bright)]).toEqual([true, false])
})
