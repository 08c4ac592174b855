import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { trackIdOf } from '#contracts/track'
import { fullIntensity, intensityOf } from '#contracts/variant'
import { type Choice, type Choices, readChoices, writeChoices } from '#storage/choices'
import { database } from '#storage/database'

const warm: Choice = { enabled: true, preset: 'warm', intensity: intensityOf(0.5) }
const bright: Choice = { enabled: false, preset: 'bright', intensity: fullIntensity }
const none: Choices = { tracks: new Map(), albums: new Map() }
const some: Choices = {
  tracks: new Map([
    [trackIdOf(3), warm],
    [trackIdOf(4), bright],
  ]),
  albums: new Map([['artist\nalbum/with a slash', bright]]),
}

beforeEach(async () => {
  await database.choices.clear()
})

test('choices come back as they were remembered', async () => {
  await writeChoices(none, some)
  expect(await readChoices()).toEqual(some)
})

test('what was changed is changed, what was forgotten is gone, and nothing else is written', async () => {
  await writeChoices(none, some)
  await database.choices.update('track/4', { preset: 'gentle' })
  await writeChoices(some, { tracks: new Map([[trackIdOf(4), bright]]), albums: new Map([['x', warm]]) })
  const { tracks, albums } = await readChoices()
  expect([...tracks]).toEqual([[4, { ...bright, preset: 'gentle' }]])
  expect([...albums]).toEqual([['x', warm]])
})

test('a damaged record is left out', async () => {
  await database.choices.bulkPut([
    { key: 'track/1', enabled: true, preset: 'loud', intensity: 1 },
    { key: 'track/2', enabled: true, preset: 'warm', intensity: Number.NaN },
    { key: 'elsewhere', ...warm },
    { key: 'track/3', ...warm },
  ])
  expect(await readChoices()).toEqual({ tracks: new Map([[3, warm]]), albums: new Map() })
})
