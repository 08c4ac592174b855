import { Dexie } from 'dexie'
import type { ChunkKey } from '#contracts/chunk-key'
import { openChunkIndex } from '#storage/chunk-index'

const name = 'index-of-many'
const size = 5_292_000
const keyOf = (at: number) =>
  `${at % 2_500}/p1/1-full/enhanced/warm/100/${Math.floor(at / 2_500)}` as ChunkKey

/** An index of so many chunks, made in one go. */
const fill = async (count: number) => {
  const index = openChunkIndex(name)
  await index.totals('L2')
  const database = await new Dexie(name).open()
  const checksums = Array.from({ length: 21 }, (_, at) => at * 1_000_003)
  for (let from = 0; from < count; from += 5_000)
    await database.table('kept').bulkAdd(
      Array.from({ length: Math.min(5_000, count - from) }, (_, at) => {
        const key = keyOf(from + at)
        const sound = key.slice(0, key.lastIndexOf('/'))
        const [fingerprint] = key.split('/')
        const file = `file.${from + at}`
        const contentType = 'audio/wav'
        return {
          key,
          sound,
          fingerprint,
          tier: 'L2',
          file,
          bytes: size,
          checksums,
          contentType,
          usedAt: from + at,
        }
      }),
    )
  await database.table('totals').put({ tier: 'L2', entries: count, bytes: count * size, evictions: 0 })
  database.close()
  return index
}

const timed = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Milliseconds of look-ups and of evictions of a thousand chunks. */
export const measureIndex = async (count: number) => {
  const index = await fill(count)
  const lookUps: number[] = []
  for (let at = 0; at < 200; at += 1) {
    const key = keyOf((at * 7_919) % count)
    lookUps.push(await timed(() => index.get(key)))
  }
  const evictions: number[] = []
  for (let round = 0; round < 20; round += 1)
    evictions.push(await timed(() => index.evict('L2', 1_000 * size, new Set())))
  const { entries } = await index.totals('L2')
  if (entries !== count - 20_000) throw new Error(`${entries} entries are left`)
  return { lookUps, evictions }
}
