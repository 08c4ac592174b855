import { describe, expect, test } from 'vitest'
import { analystCount } from '#backend/analysts'
import { createBackgroundWork } from '#backend/background-work'
import type { BackendView } from '#backend/face'
import type { Analysed, Examined } from '#contracts/engine-control'
import { type ProblemCode, ProblemError, problem } from '#contracts/problem'
import { type TrackId, trackIdOf } from '#contracts/track'

type Part = Partial<Pick<BackendView, 'analysis' | 'unplayable'>>

/** A library of numbered tracks in which examining and analysing leave their marks. */
const createFakes = (count: number) => {
  const listed = new Set(Array.from({ length: count }, (_, index) => trackIdOf(index + 1)))
  const examined = new Set<TrackId>()
  const analysed = new Set<TrackId>()
  const done: string[] = []
  const views: Part[] = []
  const problems = new Map<TrackId, ProblemCode>()
  let said: readonly number[] = []
  let tell = (_share: number) => {}
  let during = (_step: string) => {}

  const note = (step: string) => {
    done.push(step)
    during(step)
  }
  const work = createBackgroundWork({
    examine: async (id): Promise<Examined> => {
      note(`examine ${id}`)
      const code = problems.get(id)
      if (code === 'engine/died') throw new ProblemError(problem(code, `track ${id}`))
      if (code) return { status: 'unplayable', problem: problem(code, `track ${id}`) }
      examined.add(id)
      return { status: 'examined' } as Examined
    },
    analyse: async (id, progress): Promise<Analysed> => {
      note(`analyse ${id}`)
      tell = progress
      for (const share of said) progress(share)
      analysed.add(id)
      return { status: 'analysed' } as Analysed
    },
    readWorkList: async () => ({
      listed: new Set(listed),
      unexamined: [...listed].filter((id) => !examined.has(id)),
      unanalysed: [...listed].filter((id) => examined.has(id) && !analysed.has(id)),
    }),
    quiet: async () => {},
    onView: (part) => void views.push(part),
  })
  const run = (signal = new AbortController().signal) => work.run(signal)
  return {
    work,
    run,
    listed,
    problems,
    done,
    views,
    unplayable: () => views.findLast(({ unplayable }) => unplayable)?.unplayable,
    sayWhileAnalysing: (shares: readonly number[]) => {
      said = shares
      return (share: number) => tell(share)
    },
    onStep: (callback: (step: string) => void) => {
      during = callback
    },
  }
}

test('every track is examined before any is analysed, and progress ends by going away', async () => {
  const { run, done, views } = createFakes(2)
  await run()
  expect(done).toEqual(['examine 1', 'examine 2', 'analyse 1', 'analyse 2'])
  expect(views.map(({ analysis }) => analysis)).toEqual([
    { done: 0, total: 2, share: 0 },
    { done: 0, total: 2, share: 0.25 },
    { done: 1, total: 2, share: 0.5 },
    { done: 1, total: 2, share: 0.75 },
    null,
  ])
})

test('progress moves within a long track, and what comes after its end is not heard', async () => {
  const { run, views, sayWhileAnalysing } = createFakes(1)
  const late = sayWhileAnalysing([0.5, 0.9])
  await run()
  late(0.95)
  expect(views.map(({ analysis }) => analysis?.share)).toEqual([0, 0.5, 0.75, 0.95, undefined])
})

test('tracks that come meanwhile are examined next', async () => {
  const { run, work, done, listed, onStep } = createFakes(1)
  onStep((step) => {
    if (step !== 'examine 1') return
    listed.add(trackIdOf(2))
    work.listChanged()
  })
  await run()
  expect(done).toEqual(['examine 1', 'examine 2', 'analyse 1', 'analyse 2'])
})

test('at rest only what is heard is worked on, and nothing is shown', async () => {
  const { run, work, done, views, onStep } = createFakes(3)
  onStep((step) => {
    if (step === 'examine 1') work.rest()
  })
  await run()
  expect(done).toEqual(['examine 1'])
  expect(views.map(({ analysis }) => analysis)).toEqual([{ done: 0, total: 3, share: 0 }, null, null])
  work.prefer(trackIdOf(2))
  await run()
  expect(done).toEqual(['examine 1', 'examine 2', 'analyse 2'])
})

describe('a track that cannot be played', () => {
  test('is named with its reason, is not tried again, and the rest goes on', async () => {
    const { run, done, problems, unplayable } = createFakes(2)
    problems.set(trackIdOf(1), 'file/not-audio')
    await run()
    await run()
    expect(done).toEqual(['examine 1', 'examine 2', 'analyse 2'])
    expect([...(unplayable() ?? [])]).toEqual([[1, problem('file/not-audio', 'track 1')]])
  })

  test('is no longer named once it has left the library', async () => {
    const { run, listed, problems, unplayable } = createFakes(2)
    problems.set(trackIdOf(1), 'file/not-audio')
    await run()
    listed.delete(trackIdOf(1))
    await run()
    expect(unplayable()?.size).toBe(0)
  })

  test.each(['file/permission', 'codecs/unavailable', 'engine/died'] as const)(
    'only because of %s is put off, not named, and tried again later',
    async (code) => {
      const { run, work, done, problems, unplayable } = createFakes(1)
      problems.set(trackIdOf(1), code)
      await run()
      await run()
      expect(done).toEqual(['examine 1'])
      expect(unplayable()).toBeUndefined()
      problems.clear()
      work.retry()
      await run()
      expect(done).toEqual(['examine 1', 'examine 1', 'analyse 1'])
    },
  )
})

test('what is heard is analysed before the rest, also when it begins in the midst of it', async () => {
  const { work, run, done, onStep } = createFakes(4)
  onStep((step) => {
    if (step === 'analyse 1') work.prefer(trackIdOf(4))
  })
  await run()
  expect(done.filter((step) => step.startsWith('analyse'))).toEqual([
    'analyse 1',
    'analyse 4',
    'analyse 2',
    'analyse 3',
  ])
})

test('work that is called off stops before the next track', async () => {
  const { run, done, onStep } = createFakes(3)
  const over = new AbortController()
  onStep(() => over.abort())
  await run(over.signal)
  expect(done).toEqual(['examine 1'])
})

test('it runs once at a time', async () => {
  const { run, done } = createFakes(1)
  await Promise.all([run(), run()])
  expect(done).toEqual(['examine 1', 'analyse 1'])
})

test('lanes work at the same time, each track once, and progress never goes back', async () => {
  const count = 7
  const analysed = new Set<TrackId>()
  const lanes = new Set<number>()
  const shares: number[] = []
  let atOnce = 0
  let most = 0
  const ids = Array.from({ length: count }, (_, index) => trackIdOf(index + 1))
  const work = createBackgroundWork({
    lanes: 3,
    examine: async () => ({ status: 'examined' }) as Examined,
    analyse: async (id, progress, lane) => {
      expect(analysed.has(id)).toBe(false)
      lanes.add(lane)
      atOnce += 1
      most = Math.max(most, atOnce)
      for (const share of [0.3, 0.6]) {
        await new Promise((resolve) => setTimeout(resolve, id % 3))
        progress(share)
      }
      atOnce -= 1
      analysed.add(id)
      return { status: 'analysed' } as Analysed
    },
    readWorkList: async () => ({
      listed: new Set(ids),
      unexamined: [],
      unanalysed: ids.filter((id) => !analysed.has(id)),
    }),
    quiet: async () => {},
    onView: ({ analysis }) => analysis && shares.push(analysis.share),
  })
  await work.run(new AbortController().signal)
  expect(analysed.size).toBe(count)
  expect(most).toBe(3)
  expect([...lanes].sort()).toEqual([0, 1, 2])
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
})

test.each([
  [{ hardwareConcurrency: 2, deviceMemory: 8 }, 0],
  [{ hardwareConcurrency: 3 }, 1],
  [{ hardwareConcurrency: 16, deviceMemory: 32 }, 2],
  [{ hardwareConcurrency: 8, deviceMemory: 4 }, 0],
])('%o has %i engines to spare for analysis', (device, count) => {
  expect(analystCount(device)).toBe(count)
})
