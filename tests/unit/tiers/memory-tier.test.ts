import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChunkKey } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import { bytes } from '#contracts/units'
import { memoryBudget } from '#tiers/memory-budget'
import { createMemoryTier } from '#tiers/memory-tier'

const keyOf = (number: number) => `file${number % 3}/p1/0/original/webm/${number}` as ChunkKey
const chunkOf = (size: number) => ({ contentType: 'audio/wav', bytes: new Uint8Array(size) })

const key = fc.nat({ max: 11 })
const command = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), key, size: fc.nat({ max: 60 }) }),
  fc.record({ kind: fc.constant('read' as const), key }),
  fc.record({ kind: fc.constant('forget' as const), file: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant('clear' as const) }),
)

test('L1 holds what was used last, never more than its budget, and counts truly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
      const budget = bytes(100)
      const tier = createMemoryTier(budget)
      // The model: keys in order of use with their sizes.
      let model: { readonly key: number; readonly size: number }[] = []
      const count = { hits: 0, misses: 0, evictions: 0 }
      const held = () => model.reduce((sum, { size }) => sum + size, 0)

      for (const step of commands) {
        if (step.kind === 'clear') {
          await tier.clear()
          model = []
        } else if (step.kind === 'forget') {
          await tier.forget(`file${step.file}` as Fingerprint)
          model = model.filter((entry) => entry.key % 3 !== step.file)
        } else if (step.kind === 'read') {
          const found = model.find((entry) => entry.key === step.key)
          expect((await tier.read(keyOf(step.key), null))?.bytes.byteLength).toBe(found?.size)
          count[found ? 'hits' : 'misses'] += 1
          if (found) model = [...model.filter((entry) => entry !== found), found]
        } else {
          await tier.write(keyOf(step.key), chunkOf(step.size))
          model = model.filter((entry) => entry.key !== step.key)
          while (held() + step.size > budget) {
            model.shift()
            count.evictions += 1
          }
          model.push(step)
        }
        expect(await tier.report()).toEqual({ entries: model.length, bytes: held(), budget, ...count })
        for (let number = 0; number <= 11; number += 1) {
          expect(await tier.has(keyOf(number), bytes(0), bytes(60))).toBe(
            model.some((entry) => entry.key === number),
          )
        }
      }
    }),
  )
})

test('a chunk larger than the whole budget is not kept, and pushes nothing out', async () => {
  const tier = createMemoryTier(bytes(100))
  await tier.write(keyOf(0), chunkOf(80))
  await tier.write(keyOf(1), chunkOf(101))
  expect(await tier.has(keyOf(0), bytes(0), bytes(80))).toBe(true)
  expect(await tier.has(keyOf(1), bytes(0), bytes(101))).toBe(false)
})

/** Bytes that say where in which chunk they are. */
const soundOf = (number: number, from: number, to: number) =>
  Uint8Array.from({ length: to - from }, (_, at) => number * 16 + from + at)

const chunkLength = 60
const span = fc
  .tuple(fc.nat({ max: chunkLength }), fc.nat({ max: chunkLength }))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
const held = fc.oneof(
  fc.record({ kind: fc.constant('chunk' as const), key }),
  fc.record({ kind: fc.constant('part' as const), key, span }),
  fc.record({ kind: fc.constant('read' as const), key, at: fc.nat({ max: chunkLength - 1 }) }),
  fc.record({ kind: fc.constant('forget' as const), file: fc.nat({ max: 2 }) }),
)

test('parts and chunks share one budget; what is given is the sound of that place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(held, { maxLength: 60 }),
      fc.integer({ min: 60, max: 400 }),
      async (steps, budget) => {
        const tier = createMemoryTier(bytes(budget))
        for (const step of steps) {
          if (step.kind === 'forget') {
            await tier.forget(`file${step.file}` as Fingerprint)
            for (let number = step.file; number <= 11; number += 3)
              expect(await tier.has(keyOf(number), bytes(0), bytes(0))).toBe(false)
          } else if (step.kind === 'chunk') {
            const whole = soundOf(step.key, 0, chunkLength)
            await tier.write(keyOf(step.key), { contentType: 'audio/wav', bytes: whole })
            expect(await tier.has(keyOf(step.key), bytes(0), bytes(chunkLength))).toBe(true)
          } else if (step.kind === 'part') {
            const { from, to } = step.span
            const part = { contentType: 'audio/wav', from: bytes(from), bytes: soundOf(step.key, from, to) }
            await tier.writePart(keyOf(step.key), part)
          } else {
            const { key, at } = step
            const promised = await tier.has(keyOf(key), bytes(at), bytes(at + 1))
            const found = await tier.read(keyOf(key), bytes(at))
            expect(found !== undefined).toBe(promised)
            if (found) {
              const end = found.from + found.bytes.byteLength
              expect(found.from).toBeLessThanOrEqual(at)
              expect(end).toBeGreaterThan(at)
              expect(found.bytes).toEqual(soundOf(key, found.from, end))
            }
          }
          const report = await tier.report()
          expect(report.bytes).toBeLessThanOrEqual(budget)
          if (report.entries === 0) expect(report.bytes).toBe(0)
        }
        await tier.clear()
        expect(await tier.report()).toMatchObject({ entries: 0, bytes: 0 })
      },
    ),
  )
})

test('the two chunks used last are not given up for a part; older ones are', async () => {
  const tier = createMemoryTier(bytes(200))
  const part = { contentType: 'audio/wav', from: bytes(0), bytes: soundOf(9, 0, 40) }
  for (const number of [0, 1, 2]) await tier.write(keyOf(number), chunkOf(60))
  await tier.writePart(keyOf(9), part)
  expect(await tier.read(keyOf(9), bytes(0))).toBeDefined()
  expect(await tier.read(keyOf(0), null)).toBeUndefined()
  await tier.forget('file0' as Fingerprint)
  await tier.write(keyOf(1), chunkOf(90))
  await tier.write(keyOf(2), chunkOf(100))
  await tier.writePart(keyOf(9), part)
  expect(await tier.read(keyOf(9), bytes(0))).toBeUndefined()
  expect(await tier.report()).toMatchObject({ entries: 2, bytes: 190 })
})

test('parts that touch become one, as long as five such have room; else the newer one stays', async () => {
  const tier = createMemoryTier(bytes(60 * 15))
  const put = (from: number, to: number) =>
    tier.writePart(keyOf(1), { contentType: 'audio/wav', from: bytes(from), bytes: soundOf(1, from, to) })
  const held = async (at: number) => {
    const found = await tier.read(keyOf(1), bytes(at))
    return found && [Number(found.from), found.from + found.bytes.byteLength]
  }
  await put(20, 40)
  await put(40, 50)
  expect(await held(25)).toEqual([20, 50])
  await put(10, 30)
  expect(await held(45)).toEqual([10, 50])
  expect((await tier.read(keyOf(1), bytes(10)))?.bytes).toEqual(soundOf(1, 10, 50))
  await put(50, 75)
  expect([await held(45), await held(60)]).toEqual([undefined, [50, 75]])
  await put(0, 20)
  expect([await held(60), await held(5)]).toEqual([undefined, [0, 20]])
})

test.each([
  [{ deviceMemory: 8, hardwareConcurrency: 2 }, 64_000_000],
  [{ deviceMemory: 4, hardwareConcurrency: 8 }, 24_000_000],
  [{ hardwareConcurrency: 8 }, 64_000_000],
  [{ hardwareConcurrency: 4 }, 24_000_000],
])('a machine with %j gives L1 %i bytes', (machine, budget) => {
  expect(memoryBudget(machine)).toBe(budget)
})
