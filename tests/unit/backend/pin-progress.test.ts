import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { readReadyShares } from '#backend/pin-progress'
import { soundKey } from '#contracts/chunk-key'
import { type Fingerprint, trackIdOf } from '#contracts/track'
import { bytes } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { openChunkIndex } from '#storage/chunk-index'
import { database } from '#storage/database'
import { readHeardRevision } from '#storage/profiles'

const taste = { enhanced: true, preset: 'warm', intensity: fullIntensity } as const

test('a pinned song is ready by as many of its chunks as are on the disk, in the sound that is chosen', async () => {
  const id = trackIdOf(1)
  const fingerprint = 'aaaa' as Fingerprint
  await database.tracks.put({ id, fingerprint } as never)
  await database.sounds.put({ trackId: id, facts: { sampleRate: 100, totalFrames: 7_000 } } as never)
  expect(await readReadyShares([id], taste)).toEqual(new Map([[id, 0]]))
  await database.profiles.put({ trackId: id, active: { kind: 'full', revision: '1-full' } } as never)
  const profileRevision = (await readHeardRevision(id)) ?? ''
  const sound = soundKey({ fingerprint, profileRevision }, { mode: 'enhanced', ...taste })
  const index = openChunkIndex()
  for (const at of [0, 2])
    await index.commit(
      {
        key: `${sound}/${at}` as never,
        sound,
        fingerprint,
        tier: 'L2',
        file: `a.${at}`,
        bytes: bytes(1_000),
        checksums: [1],
        contentType: 'audio/wav',
      },
      0,
    )
  const two = await readReadyShares([id], taste)
  expect(two.get(id)).toBeCloseTo(2 / 3)
  expect((await readReadyShares([id], { ...taste, preset: 'bright' })).get(id)).toBe(0)
})
