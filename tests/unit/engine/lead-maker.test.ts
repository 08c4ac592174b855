import { expect, test } from 'vitest'
import type { Lead } from '#contracts/lead'
import { trackIdOf } from '#contracts/track'
import { frames, milliseconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createLeadMaker } from '#engine/ahead/lead-maker'
import type { LeadJob } from '#engine/ahead/plan-leads'
import type { Render } from '#engine/schedule/shared-renderings'
import { chunkFor, createFakeDisk, keyFor } from '../fake-disk'

const key = keyFor('aaaa', 'warm', 0)
const sound = chunkFor(key).bytes
const job: LeadJob = {
  kind: 'lead',
  track: trackIdOf(1),
  variant: { mode: 'enhanced', preset: 'warm', intensity: fullIntensity },
  index: 0,
  from: frames(25),
  least: frames(100),
  to: frames(150),
  rank: 'first-seconds',
}
const noTime = { decode: milliseconds(0), dsp: milliseconds(0), encode: milliseconds(0) }

const createWorld = ({ keys = [key], to = 150 } = {}) => {
  const handed: Lead[] = []
  const asked: number[] = []
  let left = 0
  const disk = createFakeDisk()
  const render: Render = async ({ skip }) => {
    asked.push(skip)
    const body = (async function* () {
      try {
        for (let at = skip * 4; at < sound.byteLength; at += 70) yield sound.slice(at, at + 70)
      } finally {
        left += 1
      }
    })()
    return { contentType: 'audio/wav', contentLength: null, timing: noTime, body }
  }
  let looked = 0
  const make = createLeadMaker({
    keyOf: async () => keys[Math.min(looked++, keys.length - 1)],
    dropCount: async () => 3,
    store: async () => disk.store,
    render,
    hand: (lead) => handed.push(lead),
  })
  return {
    make: () => make({ ...job, to: frames(to) }, new AbortController().signal, () => 'first-seconds'),
    handed,
    asked,
    disk,
    left: () => left,
  }
}
const expected = { key, from: 100, samples: sound.buffer.slice(100, 600), drops: 3 }

test('what is not on the disk is rendered from there, no longer than needed', async () => {
  const { make, handed, asked, left } = createWorld()
  await make()
  expect(handed).toEqual([expected])
  expect([asked, left()]).toEqual([[25], 1])
})

test('what is on the disk is not rendered again, unless it is damaged', async () => {
  const { make, handed, asked, disk } = createWorld()
  await disk.store.write(key, chunkFor(key), 'L3', 'a.1', 0)
  await make()
  expect([handed, asked]).toEqual([[expected], []])
  disk.held.get('a.1')?.fill(0)
  await make()
  expect([handed, asked]).toEqual([[expected, expected], [25]])
})

test('a profile that changed meanwhile, or sound that ends too early, gives no lead', async () => {
  const changed = createWorld({ keys: [key, keyFor('bbbb', 'warm', 0)] })
  await changed.make()
  expect(changed.handed).toEqual([])
  const short = createWorld({ to: 251 })
  await short.make()
  expect([short.handed, short.left()]).toEqual([[], 1])
})
