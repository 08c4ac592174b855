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
          expect((await tier.read(keyOf(step.key)))?.bytes.byteLength).toBe(found?.size)
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
          expect(await tier.has(keyOf(number))).toBe(model.some((entry) => entry.key === number))
        }
      }
    }),
  )
})

test('a chunk larger than the whole budget is not kept, and pushes nothing out', async () => {
  const tier = createMemoryTier(bytes(100))
  await tier.write(keyOf(0), chunkOf(80))
  await tier.write(keyOf(1), chunkOf(101))
  expect(await tier.has(keyOf(0))).toBe(true)
  expect(await tier.has(keyOf(1))).toBe(false)
})

test.each([
  [{ deviceMemory: 8, hardwareConcurrency: 2 }, 64_000_000],
  [{ deviceMemory: 4, hardwareConcurrency: 8 }, 24_000_000],
  [{ hardwareConcurrency: 8 }, 64_000_000],
  [{ hardwareConcurrency: 4 }, 24_000_000],
])('a machine with %j gives L1 %i bytes', (machine, budget) => {
  expect(memoryBudget(machine)).toBe(budget)
})
