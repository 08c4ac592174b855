import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fingerprint, type TrackId, trackIdOf } from '#contracts/track'
import type { Entry, Library } from '#service-worker/library'
import { type IsChanged, rememberedLibrary } from '#service-worker/remembered-library'
import { facts } from './fake-sound'

/** A library whose reads take as long as they are told to, and that tells of changes later than they are made. */
const createWorld = () => {
  const stored = new Map<TrackId, Entry>()
  const slow: (() => void)[] = []
  let reads = 0
  let tell: (isChanged: IsChanged) => void = () => {}
  const library: Library = {
    entry: async (id) => {
      reads += 1
      const found = stored.get(id)
      await new Promise<void>((resolve) => slow.push(resolve))
      return found
    },
  }
  const remembered = rememberedLibrary(library, (onChange) => {
    tell = onChange
  })
  const entry = (revision: string | undefined): Entry => ({
    fingerprint: 'aaaa' as Fingerprint,
    facts,
    profileRevision: revision,
  })
  return {
    remembered,
    stored,
    entry,
    reads: () => reads,
    finishReads: () => {
      for (const done of slow.splice(0)) done()
    },
    tellOf: (id: TrackId) => tell((one) => one === id),
  }
}
const id = trackIdOf(7)

test('a track is read once, and again after it has changed', async () => {
  const { remembered, stored, entry, reads, finishReads, tellOf } = createWorld()
  const ask = () => {
    const found = remembered.entry(id)
    finishReads()
    return found
  }
  stored.set(id, entry('1'))
  expect(await ask()).toEqual(entry('1'))
  expect(await ask()).toEqual(entry('1'))
  expect(reads()).toBe(1)
  stored.set(id, entry('2'))
  tellOf(trackIdOf(8))
  expect(reads()).toBe(1)
  tellOf(id)
  expect(await ask()).toEqual(entry('2'))
  stored.delete(id)
  tellOf(id)
  expect(await ask()).toBeUndefined()
})

test('what is not known whole is asked for again', async () => {
  const { remembered, stored, entry, reads, finishReads } = createWorld()
  stored.set(id, entry(undefined))
  for (let time = 1; time <= 2; time += 1) {
    const found = remembered.entry(id)
    finishReads()
    expect(await found).toEqual(entry(undefined))
    expect(reads()).toBe(time)
  }
})

const step = fc.constantFrom('ask', 'change', 'remove', 'finish reads')

test('in any order: once a change has been told of nothing older is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { remembered, stored, entry, finishReads, tellOf } = createWorld()
      let told = 0
      const revisions: (string | undefined)[] = [undefined]
      const change = (to: string | undefined) => {
        if (to === undefined) stored.delete(id)
        else stored.set(id, entry(to))
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
            remembered.entry(id).then((found) => {
              expect(revisions.slice(since)).toContain(found?.profileRevision)
            }),
          )
        }
      }
      finishReads()
      await Promise.all(answers)
      const last = remembered.entry(id)
      finishReads()
      expect((await last)?.profileRevision).toBe(revisions.at(-1))
    }),
    { numRuns: 100 },
  )
})
