import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraft } from '#ui/draft'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const drag = (counts: 'resting' | 'moving') => {
  const commits: number[] = []
  const draft = createRoot(() => createDraft((value) => commits.push(value), counts))
  return { commits, draft }
}

test('a hand that is followed counts at once, then every so often, and last where it ends', () => {
  const { commits, draft } = drag('moving')
  draft.move(90)
  expect(commits).toEqual([90])
  for (let value = 89; value > 70; value--) {
    draft.move(value)
    vi.advanceTimersByTime(20)
  }
  expect(commits.length).toBeGreaterThan(2)
  expect(commits.length).toBeLessThan(6)
  draft.settle(70)
  expect(commits.at(-1)).toBe(70)
  const ended = commits.length
  vi.advanceTimersByTime(1000)
  expect(commits).toHaveLength(ended)
})

test('otherwise it counts where it rests', () => {
  const { commits, draft } = drag('resting')
  for (let value = 0; value < 20; value++) {
    draft.move(value)
    vi.advanceTimersByTime(20)
  }
  expect(commits).toEqual([])
  vi.advanceTimersByTime(200)
  expect(commits).toEqual([19])
  draft.settle(19)
  expect(commits).toEqual([19])
})

test('what was let go is shown until the rest shows it, too; a new move begins anew', () => {
  const { draft } = drag('moving')
  draft.move(90)
  draft.settle(90)
  vi.advanceTimersByTime(250)
  expect(draft.value()).toBe(90)
  draft.move(80)
  vi.advanceTimersByTime(250)
  expect(draft.value()).toBe(80)
  draft.settle(80)
  vi.advanceTimersByTime(1000)
  expect(draft.value()).toBeNull()
})
