import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { chunkKey } from '#contracts/chunk-key'
import type { Wishes } from '#contracts/heard'
import type { Lead } from '#contracts/lead'
import type { SoundFacts } from '#contracts/sound-facts'
import { type Fingerprint, trackIdOf } from '#contracts/track'
import { bytes, frames, hertz, milliseconds, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createPlaying, playingAnywhere } from '#engine/ahead/playing'
import { withDisk } from '#engine/ahead/with-disk'
import type { Render } from '#engine/schedule/shared-renderings'
import { database } from '#storage/database'
import { createDiskWriter } from '#tiers/disk-writer'
import { newTrack } from '../../support/new-track'
import { createFakeDisk } from '../fake-disk'
import { heardWarm as heard } from './heard-warm'

const wishes: Wishes = { ...heard, pinned: [] }
const warm = { mode: 'enhanced', preset: 'warm', intensity: fullIntensity } as const
const sourceOf = (profileRevision: string) => ({ fingerprint: 'file1' as Fingerprint, profileRevision })
const facts = { sampleRate: hertz(100), totalFrames: frames(6_000) } as unknown as SoundFacts
const noTime = { decode: milliseconds(0), dsp: milliseconds(0), encode: milliseconds(0) }

const held = new Set<string>()
/** Web Locks of this tab and another one, which never takes turns. */
const locks = {
  query: async () => ({ held: [...held].map((name) => ({ name })) }),
  request: async (name: string, ...rest: readonly unknown[]) => {
    const work = rest.at(-1) as (lock: object | null) => unknown
    if (held.has(name)) return work(null)
    held.add(name)
    return Promise.resolve(work({})).finally(() => held.delete(name))
  },
}

beforeEach(async () => {
  held.clear()
  vi.stubGlobal('navigator', { locks })
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.tracks.bulkPut([1, 2].map((id) => ({ ...newTrack(`file${id}`), id: trackIdOf(id) })))
})

const createWorld = () => {
  const { store } = createFakeDisk()
  const writer = createDiskWriter(store, { L2: bytes(1e9), L3: bytes(1e9) }, 'a')
  const leads: Lead[] = []
  const rendered: string[] = []
  let revision = '1-full@-14'
  let measured = Promise.resolve()
  const render: Render = async ({ variant, index, skip }) => {
    rendered.push(`${variant.mode === 'enhanced' ? variant.preset : ''} ${index}`)
    const body = (async function* () {
      yield new Uint8Array(4 * (3_000 - skip))
    })()
    return { contentType: 'audio/wav', contentLength: null, timing: noTime, body }
  }
  const renderer = withDisk({
    disk: Promise.resolve({ store, writer, tellPlaying: createPlaying() }),
    dropCount: store.dropCount,
    described: async (track) => {
      if (track === trackIdOf(2)) await measured
      const format = 'audio/wav'
      return { facts, profileRevision: revision, leadIn: frames(0), timestamps: 'self', format }
    },
    render,
    facts: async () => facts,
    onUrgency: () => {},
    onLead: (lead) => leads.push(lead),
    settledAfter: milliseconds(0),
  })
  const kept = async () => ({
    L2: (await store.totals('L2')).entries,
    L3: (await store.totals('L3')).entries,
  })
  return {
    renderer,
    writer,
    kept,
    leadsOf: (name: string) => leads.filter(({ key }) => key.includes(`/${name}/`)).length,
    tierOf: store.tierOf,
    rendered,
    land: (on: string) => {
      revision = on
    },
    measure: (until: Promise<void>) => {
      measured = until
    },
  }
}

test('another target while a track plays: leads and chunks of it are made ready, as if nothing had been', async () => {
  const { renderer, kept, leadsOf, tierOf, land } = createWorld()
  renderer.heard(heard)
  // All of what is heard; the other four presets at the playhead, and two of them in what follows.
  await expect.poll(kept).toEqual({ L2: 2, L3: 6 })
  expect(leadsOf('1-full@-14')).toBe(4)
  land('1-full@-11')
  // Nothing else says so while playing is paused.
  renderer.wishes(wishes)
  await expect.poll(kept).toEqual({ L2: 2, L3: 14 })
  expect([leadsOf('1-full@-14'), leadsOf('1-full@-11')]).toEqual([4, 4])
  const tiers = ['1-full@-14', '1-full@-11'].map((revision) => tierOf(chunkKey(sourceOf(revision), warm, 1)))
  expect(await Promise.all(tiers)).toEqual(['L3', 'L2'])
})

test('what is wished for said again for the same sound makes nothing anew', async () => {
  const { renderer, kept, leadsOf, rendered } = createWorld()
  renderer.heard(heard)
  await expect.poll(kept).toEqual({ L2: 2, L3: 6 })
  const before = [...rendered]
  for (const preset of ['bright', 'warm'] as const) renderer.wishes({ ...wishes, preset })
  renderer.heard({ ...heard, position: seconds(0.2) })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(rendered).toEqual(before)
  expect(leadsOf('1-full@-14')).toBe(4)
})

test('a track that is slow to be measured does not count as playing once another does', async () => {
  const { renderer, writer, kept, measure } = createWorld()
  const spare = vi.spyOn(writer, 'spare')
  let isMeasured = () => {}
  measure(
    new Promise((resolve) => {
      isMeasured = resolve
    }),
  )
  renderer.heard({ ...heard, track: trackIdOf(2) })
  renderer.heard(heard)
  await expect.poll(kept).toEqual({ L2: 2, L3: 6 })
  isMeasured()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(spare.mock.lastCall).toEqual([new Set(['file1'])])
})

test('a chunk that another tab is at is left to it, under the name of its sound; leads are of this tab', async () => {
  const { renderer, kept, leadsOf, rendered } = createWorld()
  for (const index of [0, 1]) held.add(`auricle-ahead/${chunkKey(sourceOf('1-full@-14'), warm, index)}`)
  renderer.heard(heard)
  await expect.poll(kept).toEqual({ L2: 0, L3: 6 })
  expect(leadsOf('1-full@-14')).toBe(4)
  expect(rendered.filter((chunk) => chunk.startsWith('warm'))).toEqual([])
})

test('other tabs can tell what plays here and what follows it, as long as it does', async () => {
  const { renderer } = createWorld()
  const next = { ...heard, track: trackIdOf(2) }
  renderer.heard({ ...heard, next })
  await expect.poll(playingAnywhere).toEqual(new Set(['file1', 'file2']))
  renderer.heard(next)
  await expect.poll(playingAnywhere).toEqual(new Set(['file2']))
})
