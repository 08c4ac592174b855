import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { openChunkIndex } from '#storage/chunk-index'
import { keyFor } from '../fake-disk'

const recordFor = (preset: string, index: number, tier: 'L2' | 'L3', usedAt: number) => {
  const key = keyFor('aaaa', preset, index)
  return {
    key,
    sound: key.slice(0, key.lastIndexOf('/')),
    fingerprint: 'aaaa',
    tier,
    file: `a.${preset}.${index}`,
    bytes: 1_000,
    checksums: [1],
    contentType: 'audio/wav',
    usedAt,
  }
}

test('what an earlier version of the index knew is known still', async () => {
  const before = new Dexie('index-of-old')
  before.version(1).stores({
    chunks: 'key, &file, sound, fingerprint, [tier+usedAt], usedAt',
    totals: 'tier',
    drops: 'key',
    files: 'name',
  })
  // The same instant for two: their order of use does not name them alone.
  const records = [
    recordFor('warm', 0, 'L2', 5),
    recordFor('warm', 1, 'L2', 5),
    recordFor('bright', 0, 'L3', 9),
  ]
  await before.table('chunks').bulkAdd(records)
  await before.table('totals').put({ tier: 'L2', entries: 2, bytes: 2_000, evictions: 3 })
  before.close()

  const index = openChunkIndex('index-of-old')
  for (const record of records) expect(await index.get(record.key)).toEqual(record)
  expect(await index.totals('L2')).toMatchObject({ entries: 2, evictions: 3 })
  await index.delete()
})

test('evicting goes around what is spared, over more than one batch', async () => {
  const index = openChunkIndex('index-of-spared')
  await index.dropCount()
  const byHand = await new Dexie('index-of-spared').open()
  const sounds = ['warm', 'bright', 'punchy']
  const records = Array.from({ length: 900 }, (_, at) => recordFor(sounds[at % 3] ?? '', at, 'L2', at))
  await byHand.table('kept').bulkAdd(records)
  byHand.close()
  const [spared] = records
  const gone = await index.evict('L2', 500 * 1_000, new Set([spared?.sound ?? '']))
  const expected = records.filter(({ sound }) => sound !== spared?.sound).slice(0, 500)
  expect(gone).toEqual(expected)
  expect((await index.recordedFiles()).size).toBe(400)
  for (const { key } of expected.slice(-3)) expect(await index.has(key)).toBe(false)
  await index.delete()
})
