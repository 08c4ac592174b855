import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FrameRange } from '#contracts/chunking'
import type { Heard } from '#contracts/heard'
import type { SoundFacts } from '#contracts/sound-facts'
import { trackIdOf } from '#contracts/track'
import { frames, hertz, seconds } from '#contracts/units'
import { fullIntensity, type Preset, presets } from '#contracts/variant'
import { type AheadJob, planAhead, planPinned } from '#engine/ahead/plan'
import { stateOf } from '#engine/ahead/plan-leads'

const facts = (duration: number) =>
  ({ sampleRate: hertz(1000), totalFrames: frames(duration * 1000) }) as unknown as SoundFacts
const heard: Heard = {
  track: trackIdOf(1),
  position: seconds(35),
  enhanced: true,
  preset: 'warm',
  intensity: fullIntensity,
  next: { track: trackIdOf(2), enhanced: true, preset: 'warm', intensity: fullIntensity },
  thrift: 'none',
}
const others = presets.filter((preset) => preset !== 'warm')
const planned = (at: Partial<Heard>, duration = 300, ranked: readonly Preset[] = others, isSettled = true) =>
  planAhead({ ...heard, ...at }, facts(duration), ranked, isSettled)
const nameOf = ({ track, variant, index, rank }: AheadJob) => `${track} ${variant.preset} ${index} ${rank}`
const shown = (at: Partial<Heard>, duration = 300, ranked: readonly Preset[] = others, isSettled = true) =>
  planned(at, duration, ranked, isSettled).flatMap((job) => (job.kind === 'chunk' ? [nameOf(job)] : []))
/** Leads by preset, chunk and seconds within it. */
const leads = (at: Partial<Heard>, duration = 300) =>
  planned(at, duration).flatMap((job) =>
    job.kind === 'lead' ? [`${job.variant.preset} ${job.index} ${job.from / 1000}-${job.to / 1000}`] : [],
  )

test('what is heard, what comes next, other presets here, the rest, the next track, what is likely then', () => {
  expect(shown({}, 120, ['bright', 'gentle', 'punchy', 'adaptive'])).toEqual([
    '1 warm 1 next-track',
    '1 warm 2 next-track',
    '1 bright 1 other-preset',
    '1 gentle 1 other-preset',
    '1 punchy 1 other-preset',
    '1 adaptive 1 other-preset',
    '1 warm 3 rest-of-file',
    '1 warm 0 rest-of-file',
    '2 warm 0 next-track',
    '1 bright 2 predicted',
    '1 gentle 2 predicted',
  ])
})

test('near the end the next track comes before other presets', () => {
  expect(shown({ position: seconds(80) }, 120).slice(0, 4)).toEqual([
    '1 warm 2 next-track',
    '1 warm 3 next-track',
    '2 warm 0 next-track',
    '1 adaptive 2 other-preset',
  ])
})

test('near a border other presets are wanted on its far side too', () => {
  expect(shown({ position: seconds(55) }).slice(2, 4)).toEqual([
    '1 adaptive 1 other-preset',
    '1 adaptive 2 other-preset',
  ])
})

test('the next track waits in the sound remembered for it, whatever is heard now', () => {
  const remembered = { track: trackIdOf(2), preset: 'gentle', intensity: fullIntensity } as const
  const at = { position: seconds(100), enhanced: false }
  const nextOf = (enhanced: boolean) =>
    shown({ ...at, next: { ...remembered, enhanced } }, 120).filter((job) => job.startsWith('2'))
  expect(nextOf(true)).toEqual(['2 gentle 0 next-track'])
  expect(nextOf(false)).toEqual([])
})

test('while the original is heard the chosen preset waits at the playhead', () => {
  expect(shown({ enhanced: false, next: null }, 120)).toEqual([
    '1 warm 1 other-preset',
    '1 warm 2 other-preset',
    ...others.map((preset) => `1 ${preset} 1 other-preset`),
    ...others.slice(0, 2).map((preset) => `1 ${preset} 2 predicted`),
  ])
})

test('thrift leaves out what is far away, then all but what sounds next', () => {
  const next = ['1 warm 1 next-track', '1 warm 2 next-track']
  expect(shown({ thrift: 'most' })).toEqual(next)
  expect(shown({ thrift: 'some' })).toEqual([
    ...next,
    ...others.map((preset) => `1 ${preset} 1 other-preset`),
  ])
})

test('pinned tracks are wanted whole, in the sound used, where there is power to spare', () => {
  const wishes = {
    enhanced: false,
    preset: 'bright',
    intensity: fullIntensity,
    pinned: [trackIdOf(5), trackIdOf(6)],
    thrift: 'none',
  } as const
  const factsOf = (id: number) => (id === 5 ? facts(61) : undefined)
  expect(
    planPinned(wishes, factsOf).map(({ track, variant, index }) => [track, variant.preset, index]),
  ).toEqual([0, 1, 2].map((index) => [5, 'bright', index]))
  expect(planPinned({ ...wishes, thrift: 'some' }, factsOf)).toEqual([])
})

test('while the listener is choosing no whole chunk is made but one that sounds next', () => {
  expect(shown({}, 300, others, false)).toEqual([])
  expect(planned({}, 300, others, false).map(({ kind }) => kind)).toEqual(Array(4).fill('lead'))
  expect(shown({ position: seconds(55) }, 300, others, false)).toEqual(['1 warm 2 next-chunk'])
  expect(shown({ position: seconds(80) }, 120, others, false)).toEqual(['2 warm 0 next-track'])
})

test('every chunk is planned once and exists', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 400, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      (position, duration, enhanced) => {
        const jobs = shown({ position: seconds(position), enhanced }, duration)
        expect(new Set(jobs).size).toBe(jobs.length)
        for (const job of jobs.filter((job) => job.startsWith('1 ')))
          expect(Number(job.split(' ')[2])).toBeLessThan(Math.ceil(duration / 30))
      },
    ),
  )
})

test('leads come first: of every preset not heard, from a little before the playhead', () => {
  expect(leads({ position: seconds(37) })).toEqual(others.map((preset) => `${preset} 1 5.98-14.48`))
  expect(
    planned({})
      .slice(0, 4)
      .map(({ rank }) => rank),
  ).toEqual(Array(4).fill('first-seconds'))
  expect(leads({ thrift: 'most' })).toEqual([])
  expect(leads({ thrift: 'some' })).toHaveLength(4)
})

test('while the original is heard the chosen preset has the first of them', () => {
  expect(leads({ enhanced: false })).toEqual(['warm', ...others].map((preset) => `${preset} 1 3.98-12.48`))
})

test('where a chunk ends meanwhile a lead has two parts, and what is heard comes before it', () => {
  const at = { position: seconds(58) }
  expect(leads(at).slice(0, 2)).toEqual(['adaptive 1 26.98-30', 'adaptive 2 0-5.48'])
  expect(nameOf(planned(at)[0] as AheadJob)).toBe('1 warm 2 next-chunk')
})

test('while leads are renewed once they are not good any more, a switch finds its first seconds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8_000, 44_100, 48_000, 96_000),
      fc.double({ min: 0, max: 70, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (rate, begin, later) => {
        const sound = { sampleRate: hertz(rate), totalFrames: frames(90 * rate) } as unknown as SoundFacts
        const held = new Map<number, FrameRange>()
        // At the highest rates there is less of it.
        const ready = rate > 48_000 ? 0.2 : 2
        let made = 0
        for (let report = 0; report < 12; report += 1) {
          const position = begin + report
          for (const job of planAhead({ ...heard, position: seconds(position) }, sound, ['bright'], true)) {
            if (job.kind !== 'lead' || stateOf(held.get(job.index), job) === 'good') continue
            expect(4 * (job.to - job.from)).toBeLessThanOrEqual(1_500_000)
            held.set(job.index, job)
            made += 1
          }
          const covers = (place: number) => {
            const index = Math.floor(place / 30)
            const frame = Math.floor((place - index * 30) * rate)
            const { from, to } = held.get(index) ?? { from: 0, to: 0 }
            return frame >= from && frame < to
          }
          const at = position + later
          expect([at, Math.min(89.9, at + ready)].map(covers)).toEqual([true, true])
        }
        if (rate < 48_000) expect(made).toBeLessThanOrEqual(5)
      },
    ),
  )
})
