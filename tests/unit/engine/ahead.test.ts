import { expect, test, vi } from 'vitest'
import type { Wishes } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import { trackIdOf } from '#contracts/track'
import { frames, hertz, milliseconds, seconds } from '#contracts/units'
import { fullIntensity } from '#contracts/variant'
import { createAhead } from '#engine/ahead/ahead'
import type { AheadJob } from '#engine/ahead/plan'
import { heardWarm as heard } from './heard-warm'

const revision = '1-full@-14'
const facts = { sampleRate: hertz(1000), totalFrames: frames(60_000) } as unknown as SoundFacts

const createWorld = ({ fails = false, holds = false, settledAfter = milliseconds(0) } = {}) => {
  const made: string[] = []
  const leads: string[] = []
  const givenUp: string[] = []
  const kept = new Set<string>()
  let finish = () => {}
  const nameOf = ({ track, index, variant }: AheadJob) => `${track} ${variant.preset} ${index}`
  const ahead = createAhead({
    facts: async () => facts,
    make: async (job, signal) => {
      if (job.kind === 'lead') {
        leads.push(`${job.variant.preset} ${job.from / 1000}-${job.to / 1000}`)
        return
      }
      made.push(nameOf(job))
      signal.addEventListener('abort', () => givenUp.push(nameOf(job)))
      if (holds)
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve())
          finish = resolve
        })
      if (fails) throw new Error('cannot')
      if (!signal.aborted) kept.add(nameOf(job))
    },
    isKept: async (job) => kept.has(nameOf(job)),
    ranked: () => ['bright', 'gentle'],
    settledAfter,
  })
  return { ahead, made, leads, kept, givenUp, finish: () => finish() }
}
const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration))
const wishes: Wishes = {
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  pinned: [trackIdOf(7)],
  thrift: 'none',
}

/** At the playhead, then in what follows. */
const ofOthers = ['1 bright 0', '1 gentle 0', '1 bright 1', '1 gentle 1']

test('renders what is missing, in order, once', async () => {
  const { ahead, made, kept } = createWorld()
  kept.add('1 warm 0')
  ahead.heard(heard, revision)
  await ahead.idle()
  ahead.heard({ ...heard, position: seconds(1) }, revision)
  await ahead.idle()
  expect(made).toEqual(['1 warm 1', ...ofOthers])
})

test('what nobody wants any more is given up, and what is wanted now is made', async () => {
  const { ahead, made, givenUp, finish } = createWorld({ holds: true })
  ahead.heard(heard, revision)
  await vi.waitFor(() => expect(made).toEqual(['1 warm 0']))
  ahead.heard({ ...heard, track: trackIdOf(2) }, revision)
  await vi.waitFor(() => expect(made).toEqual(['1 warm 0', '2 warm 0']))
  expect(givenUp).toEqual(['1 warm 0'])
  finish()
  await vi.waitFor(() => expect(made).toHaveLength(3))
  expect(made[2]).toBe('2 warm 1')
})

test('what is more urgent begins beside what runs; what is as urgent waits', async () => {
  const { ahead, made } = createWorld({ holds: true })
  ahead.wishes(wishes)
  await vi.waitFor(() => expect(made).toEqual(['7 warm 0']))
  ahead.heard(heard, revision)
  await vi.waitFor(() => expect(made).toEqual(['7 warm 0', '1 warm 0']))
  await pause(5)
  expect(made).toHaveLength(2)
})

test('pinned tracks are made whole after what is heard', async () => {
  const { ahead, made } = createWorld()
  ahead.heard(heard, revision)
  ahead.wishes(wishes)
  await ahead.idle()
  expect(made).toEqual(['1 warm 0', '1 warm 1', ...ofOthers, '7 warm 0', '7 warm 1'])
})

test('what cannot be rendered, or kept, is not tried again and again', async () => {
  const { ahead, made } = createWorld({ fails: true })
  for (let report = 0; report < 5; report += 1) {
    ahead.heard(heard, revision)
    await ahead.idle()
  }
  expect(new Set(made).size).toBe(made.length)
})

test('what is pinned is looked through anew when it is said again: under a new profile it is another sound', async () => {
  const { ahead, made, kept } = createWorld()
  ahead.wishes(wishes)
  await ahead.idle()
  const first = made.length
  expect(first).toBeGreaterThan(0)
  kept.clear()
  ahead.wishes(wishes)
  await ahead.idle()
  expect(made).toHaveLength(2 * first)
})

test('what is wished for whatever plays does not make the leads anew: it is said at every switch', async () => {
  const { ahead, leads } = createWorld()
  ahead.heard(heard, revision)
  await ahead.idle()
  const made = [...leads]
  expect(made).not.toHaveLength(0)
  ahead.wishes({ ...wishes, preset: 'bright', pinned: [] })
  ahead.heard(heard, revision)
  await ahead.idle()
  expect(leads).toEqual(made)
})

test('under another target, or profile, what was made ahead is another sound, and is made anew', async () => {
  const { ahead, made, leads, kept } = createWorld()
  for (const named of [revision, '1-full@-11', '1-full@-11', revision]) {
    ahead.heard(heard, named)
    await ahead.idle()
    kept.clear()
  }
  const once = ['1 warm 0', '1 warm 1', ...ofOthers]
  expect(made).toEqual([...once, ...once, ...once])
  expect(leads).toHaveLength(6)
})

test('what was begun for another target does not stand for what is made now', async () => {
  // It ends without being kept: its name is another by then.
  const { ahead, made, finish } = createWorld({ holds: true, fails: true })
  ahead.heard(heard, revision)
  await vi.waitFor(() => expect(made).toEqual(['1 warm 0']))
  ahead.heard(heard, '1-full@-11')
  finish()
  await vi.waitFor(() => expect(made).toEqual(['1 warm 0', '1 warm 0']))
})

test('a lead is made again when it will not do for long, and where the listener comes back to', async () => {
  const { ahead, leads } = createWorld()
  for (const position of [0, 1, 2, 5.5, 20, 20.5, 0]) {
    ahead.heard({ ...heard, position: seconds(position) }, revision)
    await ahead.idle()
  }
  const ofBright = leads.filter((lead) => lead.startsWith('bright'))
  expect(ofBright).toEqual(['bright 0-8.5', 'bright 4.48-12.98', 'bright 18.98-27.48', 'bright 0-8.5'])
  expect(leads.filter((lead) => lead.startsWith('gentle'))).toHaveLength(4)
})

test('whole chunks wait until the listener has settled, whether or not anything more is heard of them', async () => {
  const { ahead, made, leads } = createWorld({ settledAfter: milliseconds(60) })
  ahead.heard(heard, revision)
  await ahead.idle()
  expect(leads).toHaveLength(2)
  expect(made).toEqual([])
  await expect.poll(() => made).toEqual(['1 warm 0', '1 warm 1', ...ofOthers])
})
