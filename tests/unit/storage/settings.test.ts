import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#storage/database'
import { readSetting, writeSetting } from '#storage/settings'

beforeEach(() => database.settings.clear())

test('nothing chosen means the defaults', async () => {
  expect(await readSetting('codecPath')).toBe('auto')
  expect(await readSetting('targetLoudness')).toBe(-14)
  expect(await readSetting('originalFormat')).toBe('source')
})

test('a choice is remembered', async () => {
  await writeSetting('targetLoudness', -16)
  expect(await readSetting('targetLoudness')).toBe(-16)
})

test('a stored value that is no choice any more counts as none', async () => {
  await database.settings.put({ key: 'originalFormat', value: 'cassette' })
  expect(await readSetting('originalFormat')).toBe('source')
})
