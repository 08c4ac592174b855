import { describe, expect, test } from 'vitest'
import { problem } from '#contracts/problem'
import { bytes, seconds } from '#contracts/units'
import type { Refusal } from '#library/face'
import { namedIn } from '#ui/notices/named-in'
import { timeText } from '#ui/time'
import { summarySentence, words } from '#ui/words'

const refusal: Refusal = { fileName: 'x.mp3', problem: problem('file/not-audio', 'this is not audio') }

describe('after an import', () => {
  test.each([
    [{ added: 12, duplicates: 0, refused: [] }, 'Added 12 songs.'],
    [
      { added: 1, duplicates: 1, refused: [refusal] },
      'Added 1 song. 1 was already here. 1 file could not be read.',
    ],
    [
      { added: 0, duplicates: 3, refused: [refusal, refusal] },
      'No songs added. 3 were already here. 2 files could not be read.',
    ],
    [{ added: 0, duplicates: 0, refused: [] }, 'There was no music to add there.'],
  ])('%o', (summary, sentence) => {
    expect(summarySentence({ kind: 'finished', summary })).toBe(sentence)
  })
})

test('codecs on their way are counted in megabytes', () => {
  expect(words.codecsFetching(bytes(12_000_000), bytes(32_000_000))).toBe(
    'Fetching offline codecs 12 of 32 MB',
  )
})

test('a refused file is named once, in the sentence that says why', () => {
  expect(namedIn('Could not read a.mp3: it is empty', 'a.mp3')).toEqual({
    before: 'Could not read ',
    after: ': it is empty',
  })
  expect(namedIn('this is not audio', 'a.mp3')).toEqual({ before: '', after: ': this is not audio' })
})

describe('times', () => {
  test.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [67, '1:07'],
    [600, '10:00'],
    [3599.99, '59:59'],
    [3727, '1:02:07'],
    [-1, '0:00'],
    [Number.NaN, '0:00'],
    [Number.POSITIVE_INFINITY, '0:00'],
  ])('%s s reads %s', (time, text) => {
    expect(timeText(seconds(time))).toBe(text)
  })
})
