import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BackendView } from '#backend/face'
import type { EnhancementReport } from '#contracts/enhancement-report'
import type { TargetLoudness } from '#contracts/profile'
import { followTarget } from '#page/follow-target'
import type { PlayerView } from '#player/face'
import { track } from './player/world'

const rest = 200
const variant = { preset: 'warm', intensity: 0.7 }
const loudness = { before: -18, after: -14 }

/** A player that notes what it is told, and a backend whose answers come when the test lets them. */
const follow = ({ playing = true } = {}) => {
  const told: unknown[][] = []
  const asked: ((report: EnhancementReport | null) => void)[] = []
  const questions: unknown[][] = []
  let target: TargetLoudness = -14
  let listener = (_: BackendView): void => {}
  followTarget(
    {
      view: () => ({ track: playing ? track(1) : null, enhancement: variant }) as PlayerView,
      loudnessKnown: (...known) => told.push(['loudness', ...known]),
      landOn: (on) => told.push(['land', on]),
    },
    {
      view: () => ({ target }) as BackendView,
      subscribe: (hear) => {
        listener = hear
        return () => {}
      },
      report: (...about) => {
        questions.push(about)
        return new Promise((resolve) => asked.push(resolve))
      },
    },
  )
  return {
    told,
    questions,
    choose: (chosen: TargetLoudness) => {
      target = chosen
      listener({ target } as BackendView)
    },
    /** Answers the first question that has no answer yet. */
    answer: async (
      report: Pick<EnhancementReport, 'loudness'> | null = { loudness } as EnhancementReport,
    ) => {
      asked.shift()?.(report as EnhancementReport | null)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const reported = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('reportError', reported)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  expect(reported).not.toHaveBeenCalled()
})

const known = (target: TargetLoudness) => [
  'loudness',
  track(1).id,
  { mode: 'enhanced', ...variant },
  target,
  loudness,
]

test('a choice is followed once it has rested, and how loud it is comes before the sound', async () => {
  const { told, questions, choose, answer } = follow()
  choose(-16)
  await vi.advanceTimersByTimeAsync(rest - 1)
  expect(questions).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(questions).toEqual([[track(1).id, { mode: 'enhanced', ...variant }]])
  expect(told, 'nothing before the figures are there').toEqual([])
  await answer()
  expect(told).toEqual([known(-16), ['land', -16]])
})

test('of several choices the one that was stopped at is heard', async () => {
  const { told, questions, choose, answer } = follow()
  for (const passed of [-16, -14] as const) {
    choose(passed)
    await vi.advanceTimersByTimeAsync(rest - 1)
  }
  choose(-11)
  await vi.advanceTimersByTimeAsync(rest)
  expect(questions.length).toBe(1)
  await answer()
  expect(told).toEqual([known(-11), ['land', -11]])
})

test('figures that come after another choice are dropped', async () => {
  const { told, choose, answer } = follow()
  choose(-16)
  await vi.advanceTimersByTimeAsync(rest)
  choose(-11)
  await answer()
  expect(told, 'nobody knows whose they are').toEqual([])
  await vi.advanceTimersByTimeAsync(rest)
  await answer()
  expect(told).toEqual([known(-11), ['land', -11]])
})

test('a change of anything but the target says nothing', async () => {
  const { told, questions, choose } = follow()
  choose(-14)
  await vi.advanceTimersByTimeAsync(2 * rest)
  expect(questions).toEqual([])
  expect(told).toEqual([])
})

test('without figures, or with nothing to play, the player lands on the target all the same', async () => {
  const unknown = follow()
  unknown.choose(-16)
  await vi.advanceTimersByTimeAsync(rest)
  await unknown.answer(null)
  expect(unknown.told).toEqual([['land', -16]])

  const idle = follow({ playing: false })
  idle.choose(-16)
  await vi.advanceTimersByTimeAsync(rest)
  expect(idle.questions).toEqual([])
  expect(idle.told).toEqual([['land', -16]])
})
