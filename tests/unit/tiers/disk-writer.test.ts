import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes } from '#contracts/units'
import { diskBudgets } from '#tiers/disk-budgets'
import { createDiskWriter } from '#tiers/disk-writer'
import { chunkFor, createFakeDisk, keyFor, readWhole } from '../fake-disk'

const budgets = { L2: bytes(5_000), L3: bytes(3_000) }
const size = 1_000

test('budgets follow the quota and the device', () => {
  expect(diskBudgets(bytes(100e9), false)).toEqual({ L2: 4e9, L3: 1e9 })
  expect(diskBudgets(bytes(100e9), true)).toEqual({ L2: 1e9, L3: 0.256e9 })
  expect(diskBudgets(bytes(4e6), false)).toEqual({ L2: 1e6, L3: 333_333 })
})

test('a full disk shrinks the budget, and what is wanted now is kept', async () => {
  const { store, setRoom, used } = createFakeDisk()
  let told = 0
  const onFull = () => {
    told += 1
  }
  const writer = createDiskWriter(store, budgets, 'a', { onFull })
  setRoom(3 * size)
  for (let index = 0; index < 5; index += 1) {
    const key = keyFor('aaaa', 'warm', index)
    expect(await writer.keep(key, chunkFor(key), 'L2', await store.dropCount())).toBe('kept')
    expect(await readWhole(await store.read(key))).toBeDefined()
  }
  expect(writer.budgets().L2).toBeLessThan(budgets.L2)
  expect(told).toBeGreaterThan(0)
  expect(used()).toBeLessThanOrEqual(3 * size)
})

test('with no room at all nothing is kept and nothing thrown', async () => {
  const { store, setRoom, used } = createFakeDisk()
  setRoom(0)
  const key = keyFor('aaaa', 'warm', 0)
  expect(
    await createDiskWriter(store, budgets, 'a').keep(key, chunkFor(key), 'L2', await store.dropCount()),
  ).toBe('no-room')
  expect(used()).toBe(0)
  expect(await store.totals('L2')).toMatchObject({ entries: 0, bytes: 0 })
})

test('what plays in another tab stays, and what was used after it goes', async () => {
  const { store } = createFakeDisk()
  const writer = createDiskWriter(store, budgets, 'a', { playing: async () => new Set(['bbbb']) })
  writer.spare(new Set(['aaaa']))
  const keep = async (file: string, index: number) => {
    const key = keyFor(file, 'warm', index)
    return writer.keep(key, chunkFor(key), 'L2', await store.dropCount())
  }
  for (const file of ['bbbb', 'cccc'] as const) for (const index of [0, 1]) await keep(file, index)
  for (const index of [0, 1, 2]) expect(await keep('aaaa', index)).toBe('kept')
  const isThere = (file: string) => Promise.all([0, 1].map((index) => store.has(keyFor(file, 'warm', index))))
  expect(await Promise.all(['bbbb', 'cccc'].map(isThere))).toEqual([
    [true, true],
    [false, false],
  ])
  // All that is left is played somewhere.
  expect(await keep('aaaa', 3)).toBe('no-room')
})

const file = fc.constantFrom('aaaa', 'bbbb', 'cccc')
const preset = fc.constantFrom('warm', 'bright')
const place = fc.nat(3)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('keep' as const), file, preset, place, second: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), file, preset, place }) },
  fc.record({ kind: fc.constant('relabel' as const), file, preset }),
  fc.record({ kind: fc.constant('forget' as const), file }),
  fc.record({ kind: fc.constant('damage' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('die' as const) }),
  fc.record({ kind: fc.constant('unrecord' as const), file, preset, place }),
  fc.record({ kind: fc.constant('overwrite' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('room' as const), chunks: fc.integer({ min: 2, max: 9 }) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
)

/** So little that some steps fill it: a test of what always fits could not fail. */
const tight = { L2: bytes(3 * size), L3: bytes(2 * size) }

test('whatever happens: no wrong bytes, counted bytes are real, budgets hold, what plays stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const disk = createFakeDisk()
      const { store, held, index } = disk
      let session = 0
      let writer = createDiskWriter(store, tight, `s${session}`)
      const playing = 'aaaa'
      writer.spare(new Set([playing]))
      let expected = new Set<string>()
      /** Has a record still, so that it is not written again before somebody reads it. */
      const damaged = new Set<string>()
      /** Damaged by hand: it may go, and is rendered again. */
      const lose = async (name: string) => {
        for (const key of expected)
          if ((await index.get(key as never))?.file === name) {
            expected.delete(key)
            damaged.add(key)
          }
      }
      for (const step of steps) {
        if (step.kind === 'keep' || step.kind === 'read') {
          const key = keyFor(step.file, step.preset, step.place)
          const tier = step.kind === 'keep' && step.second ? 'L2' : 'L3'
          const kept =
            step.kind === 'keep' &&
            (await writer.keep(key, chunkFor(key, size), tier, await store.dropCount())) === 'kept'
          const found = await readWhole(await store.read(key))
          if (found) expect(found.bytes).toEqual(chunkFor(key, size).bytes)
          const isThere = found !== undefined || !damaged.has(key)
          if (kept && step.file === playing && isThere) expected.add(key)
          damaged.delete(key)
        }
        if (step.kind === 'relabel') {
          const key = keyFor(step.file, step.preset, 0)
          await store.relabel(step.file, key.slice(0, key.lastIndexOf('/')))
        }
        if (step.kind === 'forget') {
          await store.forget(step.file as never)
          if (step.file === playing) expected = new Set()
        }
        if (step.kind === 'damage') {
          const name = [...held.keys()][step.which]
          if (name !== undefined) {
            await lose(name)
            held.set(name, (held.get(name) ?? new Uint8Array()).slice(0, 10))
          }
        }
        if (step.kind === 'overwrite') {
          const name = [...held.keys()][step.which]
          const bytes = name === undefined ? undefined : held.get(name)
          if (name !== undefined && bytes) {
            await lose(name)
            held.set(
              name,
              bytes.map((byte) => byte ^ 1),
            )
          }
        }
        if (step.kind === 'room') {
          disk.setRoom(step.chunks * size)
        }
        if (step.kind === 'unrecord') {
          const key = keyFor(step.file, step.preset, step.place)
          await disk.unrecord(key)
          expected.delete(key)
          await store.sweep('p1', () => false)
        }
        if (step.kind === 'die') {
          disk.dieAfterWrites(1)
          const key = keyFor('bbbb', 'warm', 0)
          await writer.keep(key, chunkFor(key, size), 'L2', await store.dropCount())
          disk.revive()
          session += 1
          writer = createDiskWriter(store, tight, `s${session}`)
          writer.spare(new Set([playing]))
        }
        if (step.kind === 'sweep') {
          await store.sweep('p1', () => false)
          expect([...held.keys()].sort()).toEqual([...(await index.recordedFiles())].sort())
        }
        const totals = await Promise.all([store.totals('L2'), store.totals('L3')])
        const recorded = await index.recordedFiles()
        expect(totals.reduce((sum, { entries }) => sum + entries, 0)).toBe(recorded.size)
        expect(totals.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(recorded.size * size)
        // A record never outlives its bytes, whoever died when.
        for (const name of recorded) expect(held.has(name)).toBe(true)
        expect(recorded.size * size).toBeLessThanOrEqual(tight.L2 + tight.L3)
        for (const key of expected) expect(await store.has(key as never)).toBe(true)
      }
      // What was damaged last has perhaps not been read yet.
      for (const file of ['aaaa', 'bbbb', 'cccc'])
        for (const preset of ['warm', 'bright'])
          for (const place of [0, 1, 2, 3]) {
            const key = keyFor(file, preset, place)
            const found = await readWhole(await store.read(key))
            if (found) expect(found.bytes).toEqual(chunkFor(key, size).bytes)
          }
      await index.delete()
    }),
    { numRuns: 40 },
  )
})
