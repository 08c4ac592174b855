import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemory } from '#storage/remembered'

interface Record {
  readonly revision: string | undefined
}

/** A store whose reads take as long as they are told to, and that tells of changes later than they are made. */
const createWorld = () => {
  const stored = new Map<number, Record>()
  const slow: (() => void)[] = []
  let reads = 0
  const remembered = createMemory<number, Record>({
    read: async (id) => {
      reads += 1
      const found = stored.get(id)
      await new Promise<void>((resolve) => slow.push(resolve))
      return found
    },
    capacity: 3,
    isWhole: ({ revision }) => revision !== undefined,
  })
  const record = (revision: string | undefined): Record => ({ revision })
  return {
    remembered,
    stored,
    record,
    reads: () => reads,
    finishReads: () => {
      for (const done of slow.splice(0)) done()
    },
    tellOf: (id: number) => remembered.forget((one) => one === id),
  }
}
const id = 7

test('a record is read once, and again after it has changed', async () => {
  const { remembered, stored, record, reads, finishReads, tellOf } = createWorld()
  const ask = () => {
    const found = remembered.read(id)
    finishReads()
    return found
  }
  stored.set(id, record('1'))
  expect(await ask()).toEqual(record('1'))
  expect(await ask()).toEqual(record('1'))
  expect(reads()).toBe(1)
  stored.set(id, record('2'))
  tellOf(8)
  expect(reads()).toBe(1)
  tellOf(id)
  expect(await ask()).toEqual(record('2'))
  stored.delete(id)
  tellOf(id)
  expect(await ask()).toBeUndefined()
})

test('what is not known whole is asked for again', async () => {
  const { remembered, stored, record, reads, finishReads } = createWorld()
  stored.set(id, record(undefined))
  for (let time = 1; time <= 2; time += 1) {
    const found = remembered.read(id)
    finishReads()
    expect(await found).toEqual(record(undefined))
    expect(reads()).toBe(time)
  }
})

const step = fc.constantFrom('ask', 'change', 'remove', 'finish reads')

test('in any order: once a change has been told of nothing older is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { remembered, stored, record, finishReads, tellOf } = createWorld()
      let told = 0
      const revisions: (string | undefined)[] = [undefined]
      const change = (to: string | undefined) => {
        if (to === undefined) stored.delete(id)
        else stored.set(id, record(to))
        revisions.push(to)
        tellOf(id)
        told = revisions.length - 1
      }
      const answers: Promise<void>[] = []
      for (const [at, what] of steps.entries()) {
        if (what === 'change') change(`${at}`)
        if (what === 'remove') change(undefined)
        if (what === 'finish reads') {
          finishReads()
          await new Promise((resolve) => setTimeout(resolve))
        }
        if (what === 'ask') {
          const since = told
          answers.push(
            remembered.read(id).then((found) => {
              expect(revisions.slice(since)).toContain(found?.revision)
            }),
          )
        }
      }
      finishReads()
      await Promise.all(answers)
      const last = remembered.read(id)
      finishReads()
      expect((await last)?.revision).toBe(revisions.at(-1))
    }),
    { numRuns: 100 },
  )
})
