import { expect, test } from 'vitest'
import { bytesOf, createFakeApp, firstDifference } from './fake-app'
import { createFakeEngine } from './fake-engine'
import { sampleBytesBetween } from './fake-sound'

const address = 'api/audio/stream/7/file?enhanced=true&preset=warm&start=12.5'
const headers = { Range: 'bytes=0-' }
const announce = { headers: { ...headers, Purpose: 'prefetch' } }
const variant = { mode: 'enhanced', preset: 'warm', intensity: 1 } as never

test('what was announced is rendered once: the reader finds it begun', async () => {
  let goOn = () => {}
  const reader = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const engine = createFakeEngine({ beforePiece: () => reader })
  const { ask, settled } = createFakeApp({ engine })
  const announced = await ask(address, announce)
  expect([announced.status, await announced.text()]).toEqual([204, ''])
  const begun = () => engine.renders.map(({ index, skip }) => [index, skip])
  // An element wants more before it plays than is left of this chunk, or of the next.
  const all = [
    [0, 12_500],
    [1, 0],
    [2, 0],
  ]
  await expect.poll(begun).toEqual(all)
  const answer = await ask(address, { headers, destination: 'audio' })
  expect(begun()).toEqual(all)
  goOn()
  const sound = await bytesOf(answer)
  const expected = sampleBytesBetween(variant, 50_000, 50_000 + sound.length - 44)
  expect(firstDifference(sound.subarray(44), expected)).toBeUndefined()
  await settled()
  const ofFirstChunk = engine.renders.filter(({ index }) => index === 0)
  // The second is the whole chunk, for the tier.
  expect(ofFirstChunk.map(({ skip }) => skip)).toEqual([12_500, 0])
})

test('what nobody comes for is given up', async () => {
  const engine = createFakeEngine({ beforePiece: () => new Promise((resolve) => setTimeout(resolve, 300)) })
  const { ask, settled } = createFakeApp({ engine })
  await ask(address, announce)
  await settled()
  expect(engine.signals.map(({ aborted }) => aborted)).toEqual([true, true, true])
})

test('nothing is begun for what is there', async () => {
  const { ask, engine, settled } = createFakeApp()
  for (const index of [0, 1, 2])
    await bytesOf(await ask(`api/audio/stream/7/chunk/${index}?enhanced=true&preset=warm`))
  await settled()
  expect((await ask(address, announce)).status).toBe(204)
  await settled()
  expect(engine.renders).toHaveLength(3)
})
