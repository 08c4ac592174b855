import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Heard } from '#contracts/heard'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import { fullIntensity, type Preset } from '#contracts/variant'
import { createListening } from '#engine/ahead/listening'
import { database } from '#storage/database'
import { readPrediction } from '#tiers/stored-prediction'

beforeEach(() => Promise.all(database.tables.map((table) => table.clear())))

const heard = (preset: Preset, over: Partial<Heard> = {}): Heard => ({
  track: trackIdOf(1),
  position: seconds(0),
  enhanced: true,
  preset,
  intensity: fullIntensity,
  next: null,
  thrift: 'none',
  ...over,
})

test('a habit outlives the session it was learned in', async () => {
  const first = createListening()
  for (const preset of ['warm', 'gentle', 'warm', 'gentle', 'warm', 'gentle'] as const)
    await first.heard(heard(preset))
  const next = createListening()
  await next.heard(heard('warm'))
  expect(next.ranked(heard('warm'))[0]).toBe('gentle')
})

test('what counts is what was chosen within a track: not the same again, not another track', async () => {
  const listening = createListening()
  await listening.heard(heard('warm'))
  await listening.heard(heard('warm', { position: seconds(1) }))
  await listening.heard(heard('bright', { track: trackIdOf(2) }))
  expect(await readPrediction()).toMatchObject({ made: 0 })
  await listening.heard(heard('gentle', { track: trackIdOf(2) }))
  expect(await readPrediction()).toMatchObject({ made: 1, hits: 0, counts: { bright: { gentle: 1 } } })
})
