import { expect, test } from 'vitest'
import { chunkKey } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import { bytes } from '#contracts/units'
import { intensityOf, type Variant } from '#contracts/variant'
import { wavHeaderBytes } from '#contracts/wav-layout'
import type { Library } from '#service-worker/library'
import { bytesOf, createFakeApp, firstDifference } from './fake-app'
import { createFakeEngine } from './fake-engine'
import { facts, sampleBytesBetween } from './fake-sound'

const variant: Variant = { mode: 'enhanced', preset: 'warm', intensity: intensityOf(1) }
const source = { fingerprint: 'aaaa' as Fingerprint, profileRevision: '1-full' }
const address = 'api/audio/stream/7/file?enhanced=true&preset=warm'
/** Seconds 10 to 19 of the first chunk, of which a second is 4,000 bytes. */
const lead = () => ({
  key: chunkKey(source, variant, 0),
  from: bytes(40_000),
  samples: sampleBytesBetween(variant, 40_000, 76_000).buffer,
  drops: 0,
})

test('a switch is answered from its lead alone: the engine is asked only for what lies beyond', async () => {
  const engine = createFakeEngine({ beforeHead: () => new Promise(() => {}) })
  const { ask, tiers } = createFakeApp({ engine })
  await tiers.holdLead(lead())
  const response = await ask(`${address}&start=12.5`, {
    headers: { Range: 'bytes=0-' },
    destination: 'audio',
  })
  expect(response.headers.get('X-Cache-Tier')).toBe('L1')
  const reader = response.body?.getReader()
  const given: number[] = []
  while (given.length < wavHeaderBytes + 26_000) given.push(...((await reader?.read())?.value ?? []))
  expect(engine.renders).toHaveLength(0)
  const sound = Uint8Array.from(given.slice(wavHeaderBytes))
  expect(firstDifference(sound, sampleBytesBetween(variant, 50_000, 76_000))).toBeUndefined()
  void reader?.read()
  // It has been given enough to play until the whole chunk is rendered.
  await expect.poll(() => engine.renders.map(({ skip }) => skip)).toEqual([0])
})

test('shortly before the end of a lead what follows is rendered from there at once', async () => {
  const { ask, tiers, engine, settled } = createFakeApp()
  await tiers.holdLead(lead())
  const response = await ask(`${address}&start=18`, { headers: { Range: 'bytes=44-40043' } })
  expect(
    firstDifference(await bytesOf(response), sampleBytesBetween(variant, 72_000, 112_000)),
  ).toBeUndefined()
  await settled()
  expect(engine.renders.map(({ skip }) => skip)).toEqual([19_000, 0])
})

/** Makes ten seconds of whatever it is asked for, and no more until it is left. */
const createSlowEngine = () => {
  const engine = createFakeEngine({
    pieceBytes: 4_000,
    beforePiece: (_, sent) => (sent < 40_000 ? undefined : left()),
  })
  const left = () =>
    new Promise<void>((_, reject) =>
      engine.signals[0]?.addEventListener('abort', () => reject(new Error('left'))),
    )
  return engine
}

test('where a listener switched to is still there after a switch away and back', async () => {
  const engine = createSlowEngine()
  const { ask, settled, tiers } = createFakeApp({ engine })
  const from = { headers: { Range: 'bytes=0-' }, destination: 'audio' } as const
  const reader = (await ask(`${address}&start=10`, from)).body?.getReader()
  for (let size = 0; size < 40_000; size += (await reader?.read())?.value?.byteLength ?? 0);
  await reader?.cancel()
  await settled()
  const back = await ask(`${address}&start=11.5`, from)
  expect(back.headers.get('X-Cache-Tier')).toBe('L1')
  const again = back.body?.getReader()
  expect((await again?.read())?.value).toHaveLength(wavHeaderBytes)
  const piece = (await again?.read())?.value ?? new Uint8Array()
  expect(firstDifference(piece, sampleBytesBetween(variant, 46_000, 80_000))).toBeUndefined()
  expect(engine.renders.map(({ skip }) => skip)).toEqual([10_000])
  const held = await tiers.read(lead().key, bytes(40_000))
  expect(held?.until).toBeGreaterThanOrEqual(80_000)
})

test('nothing of what was dropped on purpose comes back with a reader who turns away', async () => {
  const engine = createSlowEngine()
  const { ask, settled, memory } = createFakeApp({ engine })
  const from = { headers: { Range: 'bytes=0-' }, destination: 'audio' } as const
  const reader = (await ask(`${address}&start=10`, from)).body?.getReader()
  await reader?.read()
  await ask('api/audio/cache', { method: 'DELETE' })
  await reader?.cancel()
  await settled()
  expect(await memory.report()).toMatchObject({ entries: 0 })
})

test('who reads on and has seconds to play says so to the engine, who comes from elsewhere does not', async () => {
  const { ask, engine, settled } = createFakeApp()
  await bytesOf(await ask(address, { headers: { Range: 'bytes=44-120043' } }))
  await settled()
  await bytesOf(await ask(address, { headers: { Range: 'bytes=120044-130043' } }))
  await bytesOf(await ask(address.replace('warm', 'bright'), { headers: { Range: 'bytes=120044-130043' } }))
  const [first, on, elsewhere] = engine.renders.map(({ wanted }) => wanted)
  expect(first).toMatchObject({ from: 0, spare: 0 })
  expect(on?.spare).toBeGreaterThan(20)
  expect(elsewhere).toMatchObject({ spare: 0 })
})

test('a HEAD says whether the first seconds from a place are ready', async () => {
  const { ask, tiers } = createFakeApp()
  await tiers.holdLead(lead())
  const tierAt = async (second: number) => {
    const headers = { Range: `bytes=${44 + second * 4_000}-` }
    return (await ask(address, { method: 'HEAD', headers })).headers.get('X-Cache-Tier')
  }
  expect(await Promise.all([9, 10, 17, 18].map(tierAt))).toEqual(['MISS', 'L1', 'L1', 'MISS'])
})

test('a profile that changed while a chunk was rendered: its readers have it, memory has not', async () => {
  let revision = '1-quick'
  const library: Library = {
    entry: async () => ({ fingerprint: source.fingerprint, facts, profileRevision: revision }),
  }
  const engine = createFakeEngine({
    beforePiece: (_, sent) => {
      if (sent > 50_000) revision = '1-full'
    },
  })
  const { ask, memory, settled } = createFakeApp({ engine, library })
  const chunk = 'api/audio/stream/7/chunk/0?enhanced=true&preset=warm'
  expect(await bytesOf(await ask(chunk))).toHaveLength(120_044)
  await settled()
  expect(await memory.report()).toMatchObject({ entries: 0 })
  await bytesOf(await ask(chunk))
  await settled()
  expect(await memory.report()).toMatchObject({ entries: 1 })
})
