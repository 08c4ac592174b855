import { expect, test } from 'vitest'
import { type Choice, learned, likelyPresets, nothingLearned } from '#tiers/prediction'

const after = (...steps: readonly Choice[]) =>
  steps
    .slice(1)
    .reduce((prediction, to, at) => learned(prediction, steps[at] ?? 'original', to), nothingLearned)

test('before anything is known every preset but the one heard is ranked', () => {
  expect(likelyPresets(nothingLearned, 'original')).toEqual([
    'adaptive',
    'warm',
    'bright',
    'punchy',
    'gentle',
  ])
  expect(likelyPresets(nothingLearned, 'warm')).toEqual(['adaptive', 'bright', 'punchy', 'gentle'])
})

test('a habit is learned, by where it starts from', () => {
  const habit = after('warm', 'gentle', 'warm', 'gentle', 'warm', 'gentle')
  expect(likelyPresets(habit, 'warm')[0]).toBe('gentle')
  expect(likelyPresets(habit, 'gentle')[0]).toBe('warm')
  expect(likelyPresets(habit, 'bright')[0]).toBe('adaptive')
})

test('guesses are counted by whether they came true; going back to the original is none', () => {
  expect(after('warm', 'adaptive')).toMatchObject({ made: 1, hits: 1 })
  expect(after('warm', 'gentle')).toMatchObject({ made: 1, hits: 0 })
  expect(after('warm', 'original')).toMatchObject({ made: 0, hits: 0 })
})

test('a listener of habit is foreseen far more often than by chance', () => {
  const day: readonly Choice[] = ['original', 'gentle', 'punchy', 'original', 'gentle', 'punchy']
  const { made, hits } = after(...Array.from({ length: 10 }, () => day).flat())
  expect(hits / made).toBeGreaterThan(0.9)
})
