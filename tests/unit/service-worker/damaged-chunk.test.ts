import { expect, test } from 'vitest'
import { blockBytes } from '#tiers/checksum'
import { createFakeDisk } from '../fake-disk'
import { bytesOf, createFakeApp, firstDifference } from './fake-app'

const address = 'api/audio/stream/7/chunk/1?enhanced=true&preset=warm&intensity=0.7'
const key = 'aaaa/p2/1-full/enhanced/warm/070/1' as never

/** A chunk as the engine makes it, on a disk that a service worker without memory reads. */
const stored = async () => {
  const disk = createFakeDisk()
  const whole = await bytesOf(await createFakeApp({ disk: disk.store }).ask(address))
  const bytes = whole.slice(44)
  await disk.store.write(key, { contentType: 'audio/wav', bytes }, 'L2', 'a.1', 0)
  return { disk, whole, ...createFakeApp({ disk: disk.store }) }
}

test('a chunk on the disk is answered without an engine', async () => {
  const { ask, engine, whole } = await stored()
  const answer = await ask(address)
  expect(answer.headers.get('X-Cache-Tier')).toBe('L2')
  expect(firstDifference(await bytesOf(answer), whole)).toBeUndefined()
  expect(engine.renders).toHaveLength(0)
})

test.each([0, 1000, 119_999])('damaged at byte %i it is still the same sound', async (at) => {
  const { ask, disk, whole, settled } = await stored()
  const bytes = disk.held.get('a.1')
  if (!bytes) throw new Error('nothing was written')
  bytes[at] = (bytes[at] ?? 0) ^ 255
  expect(bytes.byteLength).toBeLessThan(blockBytes)
  expect(firstDifference(await bytesOf(await ask(address)), whole)).toBeUndefined()
  await settled()
  expect(await disk.store.has(key)).toBe(false)
})
