import { expect, test } from 'vitest'
import { bytes, milliseconds } from '#contracts/units'
import type { DiskStore } from '#tiers/disk-store'
import { createMemoryTier } from '#tiers/memory-tier'
import { createTiers } from '#tiers/tiers'
import { chunkFor, createFakeDisk, keyFor, readWhole } from '../fake-disk'

const key = keyFor('aaaa', 'warm', 0)
const other = keyFor('bbbb', 'warm', 0)
const budgets = async () => ({ L2: bytes(9_000), L3: bytes(3_000) })
const tiersOver = (disk: DiskStore, memory = 10_000) =>
  createTiers({
    memory: createMemoryTier(bytes(memory)),
    openDisk: async () => disk,
    budgets,
    patience: milliseconds(20),
  })

test('a chunk from the disk says which tier it came from, and is in memory the second time', async () => {
  const { store } = createFakeDisk()
  await store.write(key, chunkFor(key), 'L3', 'a.1', 0)
  const tiers = tiersOver(store)
  expect(await tiers.whereIs(key, bytes(0), bytes(1000))).toBe('L3')
  expect(await readWhole(await tiers.read(key, null))).toEqual({ ...chunkFor(key), tier: 'L3' })
  expect(await readWhole(await tiers.read(key, null))).toEqual({ ...chunkFor(key), tier: 'L1' })
  expect(await readWhole(await tiers.read(other, null))).toBeUndefined()
  expect(await tiers.report()).toEqual({
    L1: { entries: 1, bytes: 1000, budget: 10_000, hits: 1, misses: 2, evictions: 0 },
    L2: { entries: 0, bytes: 0, budget: 9_000, hits: 0, misses: 2, evictions: 0 },
    L3: { entries: 1, bytes: 1000, budget: 3_000, hits: 1, misses: 1, evictions: 0 },
  })
})

test('a disk that fails or never answers is done without', async () => {
  const { store } = createFakeDisk()
  const failing: DiskStore = { ...store, read: () => Promise.reject(new Error('broken')) }
  const mute: DiskStore = { ...store, read: () => new Promise(() => {}) }
  for (const disk of [failing, mute]) {
    const tiers = tiersOver(disk)
    expect(await readWhole(await tiers.read(key, null))).toBeUndefined()
    await tiers.hold(key, chunkFor(key))
    expect((await readWhole(await tiers.read(key, null)))?.tier).toBe('L1')
  }
})

test('a disk that did not open is tried again', async () => {
  const { store } = createFakeDisk()
  await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
  let attempts = 0
  const openDisk = async () => {
    attempts += 1
    if (attempts === 1) throw new Error('not now')
    return store
  }
  const tiers = createTiers({ memory: createMemoryTier(bytes(0)), openDisk, budgets })
  expect(await readWhole(await tiers.read(key, null))).toBeUndefined()
  expect((await readWhole(await tiers.read(key, null)))?.tier).toBe('L2')
})

test('what is forgotten is gone from every tier', async () => {
  const { store } = createFakeDisk()
  for (const one of [key, other]) await store.write(one, chunkFor(one), 'L2', one, 0)
  const tiers = tiersOver(store)
  await readWhole(await tiers.read(key, null))
  await tiers.forget('aaaa' as never)
  expect(await tiers.whereIs(key, bytes(0), bytes(1000))).toBe('MISS')
  expect(await tiers.whereIs(other, bytes(0), bytes(1000))).toBe('L2')
  await tiers.clear()
  expect(await tiers.whereIs(other, bytes(0), bytes(1000))).toBe('MISS')
})

test('what was being read while it was forgotten does not rise to memory', async () => {
  const { store } = createFakeDisk()
  await store.write(key, chunkFor(key), 'L2', 'a.1', 0)
  const tiers = tiersOver(store)
  const found = await tiers.read(key, null)
  const pieces = found?.pieces(0, found.until)
  await pieces?.next()
  await tiers.forget('aaaa' as never)
  await pieces?.next()
  expect((await tiers.report()).L1).toMatchObject({ entries: 0, bytes: 0 })
})

test('a lead is held until something is dropped; one begun before that is not held at all', async () => {
  const { store } = createFakeDisk()
  const tiers = tiersOver(store)
  const lead = async (drops: number) =>
    tiers.holdLead({ key, from: bytes(100), samples: chunkFor(key).bytes.buffer.slice(100, 400), drops })
  await lead(0)
  expect(await tiers.whereIs(key, bytes(100), bytes(400))).toBe('L1')
  expect(await tiers.whereIs(key, bytes(100), bytes(401))).toBe('MISS')
  expect(await tiers.whereIs(key, bytes(99), bytes(200))).toBe('MISS')
  const found = await tiers.read(key, bytes(300))
  expect(found).toMatchObject({ tier: 'L1', until: 400 })
  expect(await tiers.read(key, bytes(400))).toBeUndefined()
  expect(await tiers.read(key, null)).toBeUndefined()
  await tiers.clear()
  await lead(0)
  expect((await tiers.report()).L1).toMatchObject({ entries: 0, bytes: 0 })
  const late = lead(1)
  await tiers.forget('aaaa' as never)
  await late
  expect((await tiers.report()).L1).toMatchObject({ entries: 0, bytes: 0 })
  await lead(2)
  expect(await tiers.whereIs(key, bytes(100), bytes(400))).toBe('L1')
})
